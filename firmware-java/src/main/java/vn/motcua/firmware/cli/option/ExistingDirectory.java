package vn.motcua.firmware.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A directory that a verb reads: it is there, and this user may read it. */
public final class ExistingDirectory implements ITypeConverter<Path> {

  @Override
  public Path convert(String value) {
    Path directory = Path.of(value);
    if (Files.notExists(directory)) {
      throw new TypeConversionException(value + " does not exist");
    }
    if (!Files.isDirectory(directory)) {
      throw new TypeConversionException(value + " is a file, and a directory is needed");
    }
    if (!Files.isReadable(directory)) {
      throw new TypeConversionException("this user may not read " + value);
    }
    return directory;
  }
}
