package vn.motcua.firmware.cli.lab;

import java.util.List;
import vn.motcua.firmware.cli.Verbs;

/** The verbs that the laboratory adds to the command. */
public final class LaboratoryVerbs implements Verbs {

  @Override
  public List<Object> commands() {
    return List.of(
        new DemoCommand(), new BenchCommand(), new TortureCommand(), new SimulateCommand());
  }
}
