package io.saluran.platform.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says which query parameters a list takes. Its method takes them as `@Context ListQuery`; what is not named here is
/// answered with 400 and the names that are known. Described so in `/api/openapi.json`.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Listing {

    /// Fields to sort by, the usual one first; `-name` first means descending when nothing is asked for.
    String[] sort();

    /// How the names of further fields to sort by begin, for example `fields.` for those that a company has added; the
    /// resource refuses those that are none. Empty for no further ones.
    String sortPrefix() default "";

    /// Fields to filter by.
    String[] filter() default {};

    /// Whether `q` is taken.
    boolean text() default false;
}
