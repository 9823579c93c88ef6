package vn.motcua.provisioning;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

/**
 * One TOML 1.0 file being read, and the faults found in it so far. One thread.
 *
 * <p>After a fault a reader continues with a harmless value, so that one run finds all faults; its
 * result is discarded when there was any.
 */
final class TomlFile implements TomlNode.Faults {
  /** A larger file is a mistake: the catalogue of a centre has about 10 kB. */
  static final long FILE_BYTES_MAX = 1 << 20;

  /** Faults beyond this number are not reported. */
  static final int FAULTS_MAX = 100;

  private final Path path;
  private final boolean forgiving;
  private final List<ConfigFault> faults = new ArrayList<>();
  private final List<ConfigFault> leftOut = new ArrayList<>();

  private TomlFile(Path path, boolean forgiving) {
    this.path = path;
    this.forgiving = forgiving;
  }

  /**
   * Reads the whole file with {@code reader}, and returns its result only when there is no fault.
   */
  static <T> T load(Path path, Function<TomlNode, T> reader) throws ConfigException {
    return new TomlFile(path, false).read(reader);
  }

  /** The same for the text of a file. */
  static <T> Partial<T> usable(Path path, String text, Function<TomlNode, T> reader)
      throws ConfigException {
    TomlFile file = new TomlFile(path, true);
    T good = file.read(Toml.parse(text), reader);
    return new Partial<>(good, inOrder(file.leftOut));
  }

  /**
   * Reads the whole file with {@code reader}; entries of lists that have a fault are left out, and
   * only another fault is thrown.
   */
  static <T> Partial<T> usable(Path path, Function<TomlNode, T> reader) throws ConfigException {
    TomlFile file = new TomlFile(path, true);
    T good = file.read(reader);
    return new Partial<>(good, inOrder(file.leftOut));
  }

  private <T> T read(Function<TomlNode, T> reader) throws ConfigException {
    return read(parse(), reader);
  }

  private <T> T read(@Nullable TomlParseResult parsed, Function<TomlNode, T> reader)
      throws ConfigException {
    T result = null;
    if (parsed != null) {
      parsed.errors().forEach(e -> add(e.position(), "is not TOML: " + e.getMessage()));
      if (!parsed.hasErrors()) {
        result =
            reader.apply(new TomlNode(this, parsed, TomlPosition.positionAt(1, 1), "the file"));
      }
    }
    if (result == null || !faults.isEmpty()) {
      faults.addAll(leftOut);
      throw new ConfigException(inOrder(faults));
    }
    return result;
  }

  @Override
  public void add(@Nullable TomlPosition at, String message) {
    int line = at == null ? 1 : at.line();
    int column = at == null ? 1 : at.column();
    faults.add(new ConfigFault(path, line, column, message));
  }

  @Override
  public <T> Optional<T> entry(Supplier<T> reader) {
    int before = faults.size();
    T read = reader.get();
    if (!forgiving || faults.size() == before) {
      return Optional.of(read);
    }
    List<ConfigFault> own = faults.subList(before, faults.size());
    leftOut.addAll(own);
    own.clear();
    return Optional.empty();
  }

  private @Nullable TomlParseResult parse() {
    try {
      if (Files.size(path) > FILE_BYTES_MAX) {
        add(null, "the file is larger than " + FILE_BYTES_MAX + " bytes; is it the right file?");
        return null;
      }
      return Toml.parse(path);
    } catch (NoSuchFileException e) {
      add(null, "there is no such file; copy the shipped example there and edit it");
    } catch (CharacterCodingException e) {
      add(null, "the file is not UTF-8; save it as UTF-8 without changing the text");
    } catch (AccessDeniedException e) {
      add(null, "this user may not read the file; change its owner or mode");
    } catch (IOException e) {
      add(null, "the file cannot be read (" + e.getMessage() + ")");
    }
    return null;
  }

  private static List<ConfigFault> inOrder(List<ConfigFault> faults) {
    return faults.stream()
        .sorted(Comparator.comparingInt(ConfigFault::line).thenComparingInt(ConfigFault::column))
        .limit(FAULTS_MAX)
        .toList();
  }
}
