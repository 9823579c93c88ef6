package vn.motcua.firmware.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Section;
import vn.motcua.firmware.station.Station;
import vn.motcua.firmware.view.DeliveryView;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;

/**
 * The pages of a board. A section is computed again when what it shows may have changed, and a page
 * is replaced when one of its sections has. Station thread only.
 */
final class Views {
  private final Site site;
  private final List<Shown> sections = new ArrayList<>();
  private final Map<Page, List<Shown>> pages = new LinkedHashMap<>();
  private Map<String, PageView> views = Map.of();
  private @Nullable DeliveryView delivery;

  /** Of these stations; nothing is computed yet. */
  Views(Site site, Collection<Station> stations) {
    this.site = site;
    pages.put(Page.HOME, new ArrayList<>());
    pages.put(Page.BENCH, new ArrayList<>());
    stations.forEach(station -> station.pages().forEach(page -> add(page)));
    stations.forEach(station -> station.sections().forEach(this::add));
  }

  private void add(Page page) {
    if (pages.put(page, new ArrayList<>()) != null) {
      throw new IllegalArgumentException("two stations declare the page /" + page.path());
    }
  }

  private void add(Section section) {
    Shown shown = new Shown(section);
    boolean seen = false;
    for (Page page : section.pages()) {
      List<Shown> there = pages.get(page);
      if (there != null) {
        there.add(shown);
        seen = true;
      }
    }
    if (seen) {
      sections.add(shown);
    }
  }

  /** All pages. */
  List<Page> declared() {
    return List.copyOf(pages.keySet());
  }

  /** An input was noted. */
  void noted(Input input) {
    for (Shown each : sections) {
      each.stale |= each.section.inputs().test(input);
    }
  }

  /** An event is about to be folded; {@code data} is null when it was erased. */
  void folding(@Nullable EventData data) {
    for (Shown each : sections) {
      each.stale |= data == null || each.section.events().test(data);
    }
  }

  /** Everything may look different. */
  void forgotten() {
    sections.forEach(each -> each.stale = true);
  }

  /** The pages at this moment, by path; the same map while none of them has changed. */
  Map<String, PageView> at(Moment now, DeliveryView delivery) {
    LocalDate today = Day.of(now.wall());
    sections.forEach(each -> each.refresh(now, today));
    boolean told = !delivery.equals(this.delivery);
    this.delivery = delivery;
    Map<String, PageView> next = new LinkedHashMap<>();
    boolean changed = false;
    for (var entry : pages.entrySet()) {
      Page page = entry.getKey();
      PageView before = views.get(page.path());
      PageView after =
          before != null
                  && !told
                  && before.day().equals(today)
                  && entry.getValue().stream().noneMatch(each -> each.changed)
              ? before
              : view(page, entry.getValue(), today, delivery);
      boolean same = after.equals(before);
      next.put(page.path(), same ? Objects.requireNonNull(before) : after);
      changed |= !same;
    }
    if (changed) {
      views = Collections.unmodifiableMap(next);
    }
    return views;
  }

  private PageView view(Page page, List<Shown> sections, LocalDate today, DeliveryView delivery) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    sections.forEach(each -> values.put(each.section.name(), each.value));
    if (page.equals(Page.BENCH)) {
      values.put("delivery", delivery);
    }
    List<String> warnings = new ArrayList<>(site.warnings());
    if (page.isForStaff() && delivery.trouble() != null) {
      warnings.add(delivery.trouble());
    }
    return new PageView(site.catalogue().name(), site.board(), today, warnings, values);
  }

  /** A section with its value, and from when until when it holds. */
  private static final class Shown {
    private final Section section;
    private @Nullable Object value;
    private LocalDate day = LocalDate.MIN;
    private Instant from = Instant.MIN;
    private Instant until = Instant.MIN;
    private boolean stale = true;
    private boolean changed = true;

    Shown(Section section) {
      this.section = section;
    }

    void refresh(Moment now, LocalDate today) {
      Instant wall = now.wall();
      boolean holds = !stale && day.equals(today) && !wall.isBefore(from) && wall.isBefore(until);
      if (holds) {
        changed = false;
        return;
      }
      Object next = section.value().apply(now);
      changed = !Objects.equals(next, value);
      value = next;
      until = section.until().apply(now);
      from = wall;
      day = today;
      stale = false;
    }
  }
}
