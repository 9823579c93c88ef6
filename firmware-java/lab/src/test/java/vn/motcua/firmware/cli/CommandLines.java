package vn.motcua.firmware.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A process for command lines that must run as another user, or without rights that the tests may
 * have: runs each line of standard input, and prints its exit code, a space and what it said, with
 * {@code |} between lines.
 */
final class CommandLines {
  private CommandLines() {}

  public static void main(String[] arguments) throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      CommandLineFixture.Answer answer = CommandLineFixture.run(line);
      String said = answer.out() + answer.err();
      out.println(answer.code() + " " + said.strip().replace('\n', '|'));
    }
  }
}
