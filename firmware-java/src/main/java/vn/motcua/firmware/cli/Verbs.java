package vn.motcua.firmware.cli;

import java.util.List;

/**
 * Verbs that another jar on the class path adds to the command, as a service. The laboratory adds
 * its own this way, so that the product does not refer to its classes.
 */
public interface Verbs {

  /** Objects with picocli's {@code @Command}, in the order in which the help lists them. */
  List<Object> commands();
}
