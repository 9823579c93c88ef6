package vn.motcua.firmware.handoff;

import java.util.List;
import vn.motcua.firmware.view.BoardView;

/** What pages show of dossiers changing hands: every desk and its latest scan. Immutable. */
public record HandoffView(List<BoardView.DeskView> desks) {}
