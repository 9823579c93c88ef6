package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.touch.CounterTouch;
import vn.motcua.firmware.station.TouchForm;
import vn.motcua.firmware.web.server.PageRequest;

/** Touches and bench operations: every verb, every refusal, every limit. */
final class PageApiTest extends OverHttp {
  @Test
  void theSameTouchSentTwiceGivesTheSameNumber() throws Exception {
    String touch = "{\"request\":\"abcdef-1234\",\"line\":\"dat-dai\",\"priority\":\"elderly\"}";
    var first = post("/api/touch/take-number", touch);
    var second = post("/api/touch/take-number", touch);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body())
        .isEqualTo(
            "{\"answer\":\"number-given\",\"number\":\"1001\",\"line\":\"dat-dai\",\"ahead\":0,"
                + "\"slip\":\"printing\"}");
    assertThat(second.body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          call-next  | {"counter":"1"}
          recall     | {"counter":"1"}
          start      | {"counter":"1"}
          finish     | {"counter":"1"}
          absent     | {"counter":"1"}
          take-back-absent | {"counter":"1"}
          undo-call  | {"counter":"1"}
          call-number | {"counter":"1","number":"1001"}
          transfer   | {"counter":"1","toLine":"y-te"}
          rate       | {"counter":"1","value":4}
          settle     | {"day":"2026-11-20","number":"1001","cameOut":true}
          reprint    | {"number":"1001","reason":"lost"}
          print-closing | {}
          take-over | {}
          """)
  void everyTouchReachesTheBoardAndItsAnswerComesBack(String verb, String json) throws Exception {
    var answer = post("/api/touch/" + verb, json);
    assertThat(board.touches).hasSize(1);
    assertThat(answer.statusCode()).isIn(200, 409);
    assertThat(answer.body()).startsWith("{\"answer\":");
  }

  @Test
  void aRefusalOfTheBoardIsAConflictWithItsReason() throws Exception {
    var answer = post("/api/touch/call-next", "{\"counter\":\"1\"}");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .contains("\"answer\":\"refused\"", "\"code\":\"nobody-waiting\"", "Chưa có công dân");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          take-number | {"request":"abcdefgh"}                                | missing-field | line
          take-number | {"request":"abcdefgh","line":""}                      | wrong-field   | line
          take-number | {"request":"abcdefgh","line":7}                       | wrong-field   | line
          take-number | {"request":"short","line":"dat-dai"}                  | wrong-field   | request
          take-number | {"request":"abcdefgh","line":"dat-dai","name":"x"}    | unknown-field | name
          rate        | {"counter":"1","value":5}                             | wrong-field   | value
          rate        | {"counter":"1","value":"4"}                           | wrong-field   | value
          rate        | {"counter":"1","value":2.5}                           | wrong-field   | value
          rate        | {"counter":"1"}                                       | missing-field | value
          settle      | {"day":"20/11/2026","number":"1","cameOut":true}      | wrong-field   | day
          settle      | {"day":"2026-11-20","number":"1","cameOut":"yes"}     | wrong-field   | cameOut
          settle      | {"day":"2026-11-20","number":"1"}                     | missing-field | cameOut
          call-next   | {"counter":"1","counter":"2"}                         | not-json      | null
          call-next   | {"counter":"1"} {}                                    | not-json      | null
          call-next   | {"counter":                                           | not-json      | null
          call-next   | ["1"]                                                 | not-an-object | null
          call-next   | 7                                                     | not-an-object | null
          """)
  void badInputSaysWhatAndWhereAndTheBoardNeverSeesIt(
      String verb, String json, String code, String where) throws Exception {
    var answer = post("/api/touch/" + verb, json);
    assertThat(answer.statusCode()).isEqualTo(400);
    String place = where.equals("null") ? "null" : "\"" + where + "\"";
    assertThat(answer.body())
        .startsWith("{\"answer\":\"bad-input\",\"code\":\"" + code + "\",\"where\":" + place)
        .contains("\"message\":\"");
    assertThat(board.touches).isEmpty();
  }

  @Test
  void anEmptyBodyAndAnUnknownVerbAreRefused() throws Exception {
    assertThat(post("/api/touch/call-next", "").statusCode()).isEqualTo(400);
    assertThat(post("/api/touch/open-the-door", "{}").statusCode()).isEqualTo(404);
    assertThat(get("/api/touch/call-next").statusCode()).isEqualTo(405);
    assertThat(post("/kiosk", "{}").statusCode()).isEqualTo(405);
  }

  @Test
  void aBodyBeyondTheLimitIsRefusedAndOneAtTheLimitIsRead() throws Exception {
    String start = "{\"counter\":\"1\"";
    String atLimit = start + " ".repeat(PageRequest.Body.BYTES_MAX - start.length() - 1) + "}";
    assertThat(post("/api/touch/call-next", atLimit).statusCode()).isEqualTo(409);
    var beyond = post("/api/touch/call-next", " " + atLimit);
    assertThat(beyond.statusCode()).isEqualTo(413);
    assertThat(beyond.body()).contains("body-too-long").contains("4096");
    assertThat(board.touches).hasSize(1);
  }

  @Test
  void aPageOfAnotherSiteCanDoNothing() throws Exception {
    String call = "{\"counter\":\"1\"}";
    for (String origin : List.of("http://evil.example", "null", "http://localhost:1", "::")) {
      assertThat(post("/api/touch/call-next", call, "Origin", origin).statusCode()).isEqualTo(403);
    }
    assertThat(post("/api/touch/call-next", call, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(board.touches).isEmpty();
    String own = "http://localhost:" + server.port();
    assertThat(post("/api/touch/call-next", call, "Origin", own).statusCode()).isEqualTo(409);
  }

  @Test
  void aFormOfAnyPageIsNotJson() throws Exception {
    var form =
        to("/api/bench/press")
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("{\"device\":\"nut-quay-1\",\"value\":4}"))
            .build();
    var answer = CLIENT.send(form, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(bench.done).isEmpty();
  }

  @Test
  void aBoardThatCannotWriteItsLedgerSaysSo() throws Exception {
    board.broken = true;
    var answer = post("/api/touch/call-next", "{\"counter\":\"1\"}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("not-stored").contains("Xin báo cán bộ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          press  | {"device":"nut-quay-1","value":4}                   | press nut-quay-1 4
          scan   | {"device":"dau-doc","text":"H48.53-220921-0099"}    | scan dau-doc H48.53-220921-0099
          finger | {"device":"van-tay","slot":-1}                      | finger van-tay -1
          cover  | {"device":"may-in","open":true}                     | cover may-in true
          paper  | {"device":"may-in","level":"none"}                  | paper may-in none
          cable  | {"device":"may-in","plugged":false}                 | cable may-in false
          """)
  void theBenchDoesWhatHandsDo(String verb, String json, String done) throws Exception {
    assertThat(post("/api/bench/" + verb, json).statusCode()).isEqualTo(200);
    assertThat(bench.done).containsExactly(done);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          press  | {"device":"nut-quay-1","value":5}
          press  | {"device":"nobody","value":4}
          finger | {"device":"van-tay","slot":-2}
          paper  | {"device":"may-in","level":"half"}
          cover  | {"device":"may-in"}
          cable  | {"device":"may-in","plugged":true,"force":1}
          """)
  void theBenchRefusesWhatHandsCannotDo(String verb, String json) throws Exception {
    assertThat(post("/api/bench/" + verb, json).statusCode()).isEqualTo(400);
    assertThat(bench.done).isEmpty();
  }

  @Test
  void whatHandsCannotDoNowIsRefusedWithItsReason() throws Exception {
    var answer = post("/api/bench/scan", "{\"device\":\"dau-doc\",\"text\":\"UNPLUGGED\"}");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("hands-cannot", "the scanner's cable is out");
  }

  @Test
  void papersComeOutAsPictures() throws Exception {
    assertThat(get("/api/bench/papers").body()).isEqualTo("[\"2\",\"1\"]");
    assertThat(get("/api/bench/devices").body()).contains("\"lamps\":[3]");
    var png =
        CLIENT.send(to("/api/bench/papers/2.png").build(), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(png.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(new String(png.body(), 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
  }

  @Test
  void aTouchIsReadIntoItsRecord() throws Exception {
    byte[] json = "{\"counter\":\"2\",\"toLine\":\"y-te\"}".getBytes(StandardCharsets.UTF_8);
    TouchForm transfer = Objects.requireNonNull(Stations.ALL.touches().get("transfer"));
    assertThat(transfer.reader().read(JsonBody.parse(json)))
        .isEqualTo(new CounterTouch.Transfer("2", "y-te"));
  }
}
