package vn.motcua.firmware.board.device;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.motcua.devices.zkteco.adms.AdmsSink;
import vn.motcua.devices.zkteco.records.Backlog;
import vn.motcua.devices.zkteco.records.Punch;
import vn.motcua.devices.zkteco.records.PunchCursor;
import vn.motcua.devices.zkteco.records.PunchSink;
import vn.motcua.devices.zkteco.records.Punched;

/**
 * Takes over the logs of time terminals: each row is a reading, and the terminal gets OK, or the
 * cursor moves, once all rows are on disk.
 *
 * <p>Cursors and stamps are kept in memory only. After a restart the whole log of a terminal is
 * read again, and the station, whose state is folded from the ledger, knows which rows it has: each
 * row becomes one event, whatever is lost in between.
 */
final class PunchDesk implements PunchSink, AdmsSink {
  private final Commits commits;
  private final Map<String, String> deviceOfSerial;
  private final Map<String, PunchCursor> cursors = new ConcurrentHashMap<>();
  private final Map<String, String> stamps = new ConcurrentHashMap<>();

  /** {@code deviceOfSerial}: names in board.toml of terminals that push. */
  PunchDesk(Commits commits, Map<String, String> deviceOfSerial) {
    this.commits = commits;
    this.deviceOfSerial = Map.copyOf(deviceOfSerial);
  }

  @Override
  public PunchCursor cursor(String device) {
    return cursors.getOrDefault(device, PunchCursor.START);
  }

  @Override
  public void take(String device, Backlog backlog) {
    commitAll(device, backlog.fresh());
    cursors.put(device, backlog.cursor());
  }

  @Override
  public String stamp(String serial) {
    return stamps.getOrDefault(serial, "0");
  }

  @Override
  public void take(String serial, String stamp, List<Punch> punches) {
    commitAll(deviceOfSerial.getOrDefault(serial, serial), punches);
    stamps.put(serial, stamp);
  }

  private void commitAll(String device, List<Punch> punches) {
    for (int from = 0; from < punches.size(); from += Commits.AT_ONCE_MAX) {
      int to = Math.min(punches.size(), from + Commits.AT_ONCE_MAX);
      if (!commits.commit(punches.subList(from, to).stream().map(p -> row(device, p)).toList())) {
        throw new IllegalStateException(device + ": the ledger does not take its log now");
      }
    }
  }

  private static Punched row(String device, Punch punch) {
    return new Punched(device, punch.userId(), punch.time(), punch.verify(), punch.state());
  }
}
