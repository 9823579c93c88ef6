package vn.motcua.bridge.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the contract says about one field of an event. It stands on the record's component, or on an
 * annotation that stands there, so that fields of one meaning share it ({@link CommonFields}).
 *
 * <p>It describes what is written. Reading does not check it: a ledger may hold what an earlier
 * version wrote. For a list the limits are those of its elements; for a map the pattern is that of
 * its names and the range that of its values.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
public @interface FieldSchema {
  /** What it means, in one or two English sentences. */
  String says();

  /** One value, as it stands in the JSON, but a text without its quotation marks. */
  String example();

  /** The closed list of a text's values; empty where there is none. */
  String[] values() default {};

  /** What a text matches as a whole, in the syntax of ECMA-262 and Java; empty for any text. */
  String pattern() default "";

  /** The most characters of a text; 0 where the pattern or the list limits it. */
  int chars() default 0;

  /** The least number. */
  long least() default Long.MIN_VALUE;

  /** The greatest number. */
  long most() default Long.MAX_VALUE;
}
