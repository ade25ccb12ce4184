package io.saluran.pipeline.record;

import java.util.UUID;
import org.jooq.Record1;
import org.jooq.Select;

/// A part of a list that lies wholly before or wholly after one of its rows, and that an index may have in order.
///
/// @param nearest the id of the row of it that stands nearest, or nothing
/// @param rows all of them, in any order
public record Stretch(Select<Record1<UUID>> nearest, Select<?> rows) {}
