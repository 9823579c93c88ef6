package vn.motcua.firmware.board;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.motcua.bridge.wire.BoardCommand;
import vn.motcua.bridge.wire.BoardCommand.Reply;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.station.Answer;

/**
 * Hears commands of the case server, has the station obey them, and answers once the disk has it.
 * An answer that is lost is asked for again with the same id. Any thread; does not block.
 */
final class CommandEar implements Consumer<String> {
  private static final Logger LOG = System.getLogger(CommandEar.class.getName());

  private final Topics topics;
  private final Function<BoardCommand, CompletableFuture<Answer>> station;
  private final Consumer<Message> say;

  CommandEar(
      Topics topics, Function<BoardCommand, CompletableFuture<Answer>> station, Consumer<Message> say) {
    this.topics = topics;
    this.station = station;
    this.say = say;
  }

  @Override
  public void accept(String payload) {
    switch (BoardCommand.read(payload)) {
      case BoardCommand.Read.Good(BoardCommand command) -> {
        var _ = station.apply(command).thenAccept(answer -> reply(reply(command.id(), answer)));
      }
      case BoardCommand.Read.Bad(String id, String fault) -> {
        LOG.log(Level.WARNING, "a command was not understood: {0}", fault);
        if (id != null) {
          reply(new Reply(id, null, "malformed: " + fault));
        }
      }
    }
  }

  private void reply(Reply reply) {
    say.accept(Message.json(topics.reply(), reply.toJson(), false));
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
