package vn.motcua.bridge.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a link subscribes to, and which handler owns a topic. Immutable. */
final class TopicOwners {
  private final List<String> subscriptions = new ArrayList<>();
  private final Map<String, TopicHandler> exact = new HashMap<>();
  private final Map<TopicFilter, TopicHandler> patterns = new LinkedHashMap<>();

  /**
   * The keeper's topics and the handlers' topics.
   *
   * @throws IllegalArgumentException when a topic would have two owners
   */
  TopicOwners(List<String> keepers, List<TopicHandler> handlers) {
    List<TopicFilter> taken = new ArrayList<>();
    keepers.forEach(topic -> take(topic, taken));
    for (TopicHandler handler : handlers) {
      for (String topic : handler.topics()) {
        TopicFilter filter = take(topic, taken);
        if (topic.contains("+")) {
          patterns.put(filter, handler);
        } else {
          exact.put(topic, handler);
        }
      }
    }
  }

  private TopicFilter take(String topic, List<TopicFilter> taken) {
    TopicFilter filter = TopicFilter.of(topic);
    if (taken.stream().anyMatch(filter::overlaps)) {
      throw new IllegalArgumentException(topic + " has an owner already");
    }
    taken.add(filter);
    subscriptions.add(topic);
    return filter;
  }

  /** All topics, in the order in which they were given. */
  List<String> subscriptions() {
    return List.copyOf(subscriptions);
  }

  /** The handler of a topic; null when it is the keeper's. */
  @Nullable TopicHandler of(String topic) {
    TopicHandler handler = exact.get(topic);
    if (handler != null || patterns.isEmpty()) {
      return handler;
    }
    return patterns.entrySet().stream()
        .filter(each -> each.getKey().matches(topic))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
