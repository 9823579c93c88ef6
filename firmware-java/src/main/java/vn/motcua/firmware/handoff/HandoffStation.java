package vn.motcua.firmware.handoff;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.scanner.Scanned;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.attendance.Duties;
import vn.motcua.firmware.handoff.DeskView.ScanView;
import vn.motcua.firmware.handoff.DossierCode.Verdict;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Section;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.view.Page;
import vn.motcua.provisioning.Catalogue;

/** The hand-over station: dossiers change hands at desks with a scanner. Station thread only. */
public final class HandoffStation implements Station {
  /** Beside the scanners: what became of the last scan. */
  public static final Page PAGE =
      new Page(
          "desk", Access.of(PersonRole.COURIER_DESK, PersonRole.SUPERVISOR, PersonRole.INSPECTOR));

  private final Map<String, Catalogue.Desk> deskOfScanner;
  private final HandoffDesk desk;
  private final Map<String, ScanView> scans = new HashMap<>();
  private HandoffState state = new HandoffState();
  private Duties duties = new Duties();

  /**
   * {@code deskOfScanner}: desk by scanner's device name, in the order in which pages show them.
   */
  public HandoffStation(Map<String, Catalogue.Desk> deskOfScanner) {
    this.deskOfScanner = new LinkedHashMap<>(deskOfScanner);
    this.desk = new HandoffDesk(deskOfScanner);
  }

  @Override
  public void note(Input input, Moment now) {
    if (input instanceof Input.Heard(Scanned scan)) {
      ScanView shown = shown(scan, now);
      boolean again = desk.isAgain(state, duties, scan, now);
      scans.put(
          scan.device(), again ? new ScanView(shown.dossier(), "repeated", shown.at()) : shown);
    }
  }

  private static ScanView shown(Scanned scan, Moment now) {
    return switch (DossierCode.read(scan.text(), Day.of(now.wall()))) {
      case Verdict.Dossier(String code) -> new ScanView(code, "accepted", now.wall());
      case Verdict.CitizenCard _ -> new ScanView(null, "citizen-card", now.wall());
      case Verdict.Other _ -> new ScanView(null, "not-a-dossier", now.wall());
    };
  }

  @Override
  public void unnote() {
    scans.clear();
  }

  @Override
  public Decision decide(Input input, Moment now) {
    return input instanceof Input.Heard(Scanned scan)
        ? desk.scanned(state, duties, scan, now)
        : Decision.NOTHING;
  }

  @Override
  public void apply(Event event, @Nullable EventData data) {
    duties.apply(event, data);
    if (data instanceof HandoffEvent handoff) {
      state.apply(event, handoff);
    }
  }

  @Override
  public void forget() {
    state = new HandoffState();
    duties = new Duties();
    unnote();
  }

  @Override
  public List<Page> pages() {
    return List.of(PAGE);
  }

  @Override
  public List<Section> sections() {
    return List.of(
        Section.of("desks", _ -> desks())
            .on(Page.BENCH, PAGE)
            .changedByInput(input -> input instanceof Input.Heard(Scanned _)));
  }

  private List<DeskView> desks() {
    return deskOfScanner.entrySet().stream()
        .map(each -> desk(each.getKey(), each.getValue()))
        .toList();
  }

  private DeskView desk(String scanner, Catalogue.Desk at) {
    return new DeskView(scanner, at.name(), at.side(), at.from(), at.to(), scans.get(scanner));
  }
}
