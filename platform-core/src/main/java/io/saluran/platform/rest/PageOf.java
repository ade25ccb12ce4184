package io.saluran.platform.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a list.
///
/// @param next what to send as `after` for the page that follows; null on the last
/// @param total all that match; only when asked for with `count=true`
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageOf<T>(List<T> items, @Nullable String next, @Nullable Long total) {}
