package vn.motcua.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
  @TempDir Path folder = Path.of("");

  @Test
  void aKeyIsAcceptedOnlyWithModesThatLeaveItToItsOwner() throws IOException {
    Path key = Files.createFile(folder.resolve("board.key"));
    boolean ofRoot = Files.getOwner(key).getName().equals("root");
    for (int mode = 0; mode <= 0777; mode++) {
      Files.setPosixFilePermissions(key, permissions(mode));
      boolean allowed = (mode & 0077) == 0 || (ofRoot && (mode & 0077) == 0040);
      Throwable refusal = catchThrowable(() -> SecretFiles.requireKey(key));
      if (allowed) {
        assertThat(refusal).describedAs("%o", mode).isNull();
      } else {
        assertThat(refusal)
            .describedAs("%o", mode)
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith(key + " can be read or written by others")
            .hasMessageContaining(ofRoot ? "chmod 640 it" : "chmod 600 it");
      }
    }
  }

  @Test
  void aDirectoryIsOpenToOthersWhenTheyMayDoAnythingInIt() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("data"));
    for (int mode = 0700; mode <= 0777; mode++) {
      Files.setPosixFilePermissions(directory, permissions(mode));
      assertThat(SecretFiles.isOpenToOthers(directory))
          .describedAs("%o", mode)
          .isEqualTo((mode & 0007) != 0);
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] all = PosixFilePermission.values(); // from OWNER_READ to OTHERS_EXECUTE
    for (int bit = 0; bit < all.length; bit++) {
      if ((mode & (0400 >> bit)) != 0) {
        permissions.add(all[bit]);
      }
    }
    return permissions;
  }
}
