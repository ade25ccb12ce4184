package io.saluran.platform.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The permission without which a REST method answers 403. A method without one, its own or its class's, is refused to
/// everybody.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Permit {

    /// For the few methods that everybody with a token may call, since each thing they answer is checked by itself.
    String EVERYBODY = "everybody";

    String value();
}
