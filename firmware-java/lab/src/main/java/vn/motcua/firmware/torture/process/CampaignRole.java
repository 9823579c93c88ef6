package vn.motcua.firmware.torture.process;

import java.io.IOException;
import java.util.List;

/** The role of a process of a campaign: a board, an inbox or a broker. One thread. */
interface CampaignRole extends AutoCloseable {
  /** Takes an order, see {@link CampaignProcess}. */
  void obey(List<String> order) throws IOException;

  @Override
  void close() throws IOException;
}
