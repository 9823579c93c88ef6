package vn.motcua.devices.zkteco.adms;

import java.util.List;
import vn.motcua.devices.zkteco.records.Punch;

/** Takes over what terminals push. Called on the receiver's threads, one batch at a time. */
public interface AdmsSink {
  /** The stamp kept with the last batch of this terminal, {@code 0} when there was none. */
  String stamp(String serial);

  /**
   * Makes a batch and its stamp durable, both or neither; the terminal gets OK afterwards. A
   * terminal that did not get the OK sends the batch again, so a punch must be stored once by
   * serial number, user, time, verify and state.
   */
  void take(String serial, String stamp, List<Punch> punches);
}
