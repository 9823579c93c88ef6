package vn.motcua.firmware.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file that a verb reads: it is there, is not a directory, and this user may read it. */
public final class ExistingFile implements ITypeConverter<Path> {

  @Override
  public Path convert(String value) {
    Path file = Path.of(value);
    if (Files.notExists(file)) {
      throw new TypeConversionException(value + " does not exist");
    }
    if (Files.isDirectory(file)) {
      throw new TypeConversionException(value + " is a directory, and a file is needed");
    }
    if (!Files.isReadable(file)) {
      throw new TypeConversionException("this user may not read " + value);
    }
    return file;
  }
}
