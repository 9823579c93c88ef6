package vn.motcua.firmware.web;

import tools.jackson.databind.json.JsonMapper;
import vn.motcua.firmware.view.PageView;

/** A {@link PageView} and the {@link Traffic} as JSON. Pure. */
public final class ViewJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ViewJson() {}

  /** What a technician gets of the connections, in UTF-8. */
  static byte[] of(Traffic traffic) {
    return MAPPER.writeValueAsBytes(traffic);
  }

  /** What a page gets, in UTF-8. */
  public static byte[] of(PageView view) {
    return MAPPER.writeValueAsBytes(view);
  }
}
