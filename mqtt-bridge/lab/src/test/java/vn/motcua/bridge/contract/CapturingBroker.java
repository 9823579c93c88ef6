package vn.motcua.bridge.contract;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.Topics;

/**
 * The far end of one socket: keeps each PUBLISH as another implementation of MQTT (Netty's) reads
 * it, and answers by hand-written bytes: CONNACK, SUBACK, PUBACK, and to a birth that it holds
 * nothing yet.
 */
final class CapturingBroker implements AutoCloseable {
  private static final int VERSION_5 = 5;

  private final int version;
  private final Topics board;
  private final int offered;
  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final List<MqttPublishMessage> published = new CopyOnWriteArrayList<>();
  private volatile @Nullable IOException failure;

  CapturingBroker(int version, Topics board) throws IOException {
    this(version, board, 1);
  }

  /** Answers as a case server that takes batches of this many events; 1 means no batches. */
  CapturingBroker(int version, Topics board, int offered) throws IOException {
    this.version = version;
    this.board = board;
    this.offered = offered;
    Thread _ = Thread.ofPlatform().name("capturing broker").daemon().start(this::serve);
  }

  URI url() {
    return URI.create("tcp://127.0.0.1:" + server.getLocalPort());
  }

  List<MqttPublishMessage> published(String topic) {
    if (failure != null) {
      throw new IllegalStateException("the broker failed", failure);
    }
    return published.stream()
        .filter(message -> message.variableHeader().topicName().equals(topic))
        .toList();
  }

  private void serve() {
    EmbeddedChannel decoder = new EmbeddedChannel(new MqttDecoder(256 << 10));
    try (Socket socket = server.accept()) {
      byte[] buffer = new byte[8_192];
      int read = socket.getInputStream().read(buffer);
      while (read >= 0) {
        decoder.writeInbound(Unpooled.copiedBuffer(buffer, 0, read));
        MqttMessage message = decoder.readInbound();
        while (message != null) {
          answer(message, socket.getOutputStream());
          message = decoder.readInbound();
        }
        read = socket.getInputStream().read(buffer);
      }
    } catch (IOException e) {
      if (!server.isClosed()) {
        failure = e;
      }
    }
  }

  private void answer(MqttMessage message, OutputStream out) throws IOException {
    switch (message.fixedHeader().messageType()) {
      case CONNECT -> out.write(bytes(0x20, properties(0, 0)));
      case SUBSCRIBE -> {
        var subscribe = (MqttSubscribeMessage) message;
        int id = subscribe.variableHeader().messageId();
        byte[] granted = new byte[subscribe.payload().topicSubscriptions().size()];
        out.write(bytes(0x90, joined(properties(id >> 8, id & 0xff), granted)));
      }
      case PUBLISH -> {
        var publish = (MqttPublishMessage) message;
        int id = publish.variableHeader().packetId();
        published.add(publish);
        out.write(bytes(0x40, new byte[] {(byte) (id >> 8), (byte) id}));
        String payload = publish.payload().toString(StandardCharsets.UTF_8);
        if (publish.variableHeader().topicName().equals(board.state())
            && BoardState.parse(payload) instanceof BoardState.Born born) {
          out.write(acknowledgement(born));
        }
      }
      default -> {
        // PINGREQ and DISCONNECT: the connection is short.
      }
    }
    out.flush();
  }

  private byte[] acknowledgement(BoardState.Born born) {
    byte[] topic = board.ack().getBytes(StandardCharsets.UTF_8);
    byte[] payload =
        Ack.none(born.epoch()).offering(offered).toJson().getBytes(StandardCharsets.UTF_8);
    byte[] named = joined(new byte[] {(byte) (topic.length >> 8), (byte) topic.length}, topic);
    byte[] head = version == VERSION_5 ? joined(named, new byte[1]) : named;
    return bytes(0x30, joined(head, payload));
  }

  /** Two bytes, and in version 5 a third one: no properties follow. */
  private byte[] properties(int first, int second) {
    byte[] two = {(byte) first, (byte) second};
    return version == VERSION_5 ? joined(two, new byte[1]) : two;
  }

  private static byte[] bytes(int first, byte[] rest) {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(first);
    for (int length = rest.length; ; length >>>= 7) {
      packet.write(length > 0x7f ? (length & 0x7f) | 0x80 : length);
      if (length <= 0x7f) {
        break;
      }
    }
    packet.writeBytes(rest);
    return packet.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteBuf joined = Unpooled.wrappedBuffer(first, second);
    byte[] bytes = new byte[joined.readableBytes()];
    joined.readBytes(bytes);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
