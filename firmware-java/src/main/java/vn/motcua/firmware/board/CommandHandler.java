package vn.motcua.firmware.board;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.motcua.bridge.command.OrderCatalogue;
import vn.motcua.bridge.command.ServerCommand;
import vn.motcua.bridge.command.ServerCommand.Reply;
import vn.motcua.bridge.link.TopicHandler;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.station.Answer;

/**
 * Receives commands of the case server, passes them to the station, and answers after the commit. A
 * lost answer is requested again with the same id. Any thread; does not block.
 */
final class CommandHandler implements TopicHandler {
  private static final Logger LOG = System.getLogger(CommandHandler.class.getName());

  private final Topics topics;
  private final OrderCatalogue orders;
  private final Function<ServerCommand, CompletableFuture<Answer>> station;
  private volatile Consumer<Message> out = _ -> {};

  CommandHandler(
      Topics topics,
      OrderCatalogue orders,
      Function<ServerCommand, CompletableFuture<Answer>> station) {
    this.topics = topics;
    this.orders = orders;
    this.station = station;
  }

  @Override
  public List<String> topics() {
    return List.of(topics.command());
  }

  @Override
  public void connected(Consumer<Message> publisher) {
    out = publisher;
  }

  @Override
  public void arrived(Message message) {
    switch (orders.read(message.payload())) {
      case ServerCommand.Read.Good(ServerCommand command) -> {
        var _ = station.apply(command).thenAccept(answer -> reply(reply(command.id(), answer)));
      }
      case ServerCommand.Read.Bad(String id, String fault) -> {
        LOG.log(Level.WARNING, "a command was not understood: {0}", fault);
        if (id != null) {
          reply(new Reply(id, null, "malformed: " + fault));
        }
      }
    }
  }

  private void reply(Reply reply) {
    out.accept(Message.json(topics.reply(), reply.toJson(), false));
  }

  private static Reply reply(String id, Answer answer) {
    return switch (answer) {
      case Answer.Obeyed(String event) -> new Reply(id, event, null);
      case Answer.Refused refused -> new Reply(id, null, refused.code());
      case Answer.Done _, Answer.NumberGiven _ ->
          throw new IllegalStateException("a command is obeyed or refused, not " + answer);
    };
  }
}
