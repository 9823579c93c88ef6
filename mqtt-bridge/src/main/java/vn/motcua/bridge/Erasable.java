package vn.motcua.bridge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A type of event that may lose its data by a {@code data.erased}: it names a person, or contains
 * text that a person wrote. Events that numbers and the proof of the ledger depend on do not have
 * this annotation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Erasable {}
