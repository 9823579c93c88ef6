package vn.motcua.bridge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A type of event that may lose its data by a {@code data.erased}: it names a person, or has a text
 * that a person wrote. What numbers and the proof of the ledger are made of does not carry this.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Erasable {}
