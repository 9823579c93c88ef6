package vn.motcua.bridge.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The version of a type of event, when it is not the first. A version allows less than the ones
 * before it, in the same fields, so that one record reads them all; what is written has the last
 * one. docs/contract/CHANGELOG.md has the rules.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SchemaVersion {
  /** 2 or more. */
  int value();
}
