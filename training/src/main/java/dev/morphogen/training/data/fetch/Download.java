package dev.morphogen.training.data.fetch;

import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.file.Reason;
import dev.morphogen.training.data.ProgressListener;
import dev.morphogen.training.lock.LockedFile;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;

/** One file: loaded in as many attempts as it takes, checked, then given its name. */
final class Download {

  private final RemoteFile file;
  private final PartFile part;
  private final FetchSettings settings;
  private final Transfer transfer;

  Download(RemoteFile file, Path folder, FetchSettings settings, ProgressListener progress) {
    this.file = file;
    this.part = new PartFile(folder.resolve(file.fileName()));
    this.settings = settings;
    this.transfer = new Transfer(file, part, settings, progress);
  }

  /** Does nothing if the right file is there already. */
  void run(HttpClient client) {
    try {
      if (Files.isRegularFile(part.target()) && file.md5Of(part.target()).equals(file.md5())) {
        return;
      }
      loadAlone(client);
    } catch (IOException e) {
      throw new WorkFailedException(
          "%s: cannot be written (%s): is there room, and may you write there?"
              .formatted(part.target(), Reason.of(e)),
          e);
    }
  }

  /** Two downloads of one file would mix; the lock goes with the process that holds it. */
  private void loadAlone(HttpClient client) throws IOException {
    try (LockedFile _ = LockedFile.take(part.lock()).orElseThrow(this::atWork)) {
      try {
        load(client);
        check();
      } finally {
        Files.deleteIfExists(part.lock());
      }
    }
  }

  private WorkFailedException atWork() {
    return new WorkFailedException(
        part.target() + ": another download is loading this file: wait until it is done");
  }

  private void load(HttpClient client) throws IOException {
    int failures = 0;
    while (true) {
      long before = part.size();
      try {
        transfer.run(client);
        return;
      } catch (IOException e) {
        failures = part.size() > before ? 1 : failures + 1;
        if (failures >= settings.attempts()) {
          throw new WorkFailedException(
              "%s: failed %d times in a row (%s): check the network and try again, or download"
                      .formatted(file.address(), failures, Reason.of(e))
                  + " it by hand to "
                  + part.target(),
              e);
        }
        pause(failures);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  private void pause(int failures) {
    try {
      Thread.sleep(settings.pause(failures));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private WorkFailedException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new WorkFailedException(file.address() + ": interrupted, try again to go on", e);
  }

  /** A wrong file never gets the name, and what had the name stays. */
  private void check() throws IOException {
    String md5 = file.md5Of(part.path());
    if (!md5.equals(file.md5())) {
      part.discard();
      throw new WorkFailedException(
          "%s: expected md5 %s, got %s: damaged on the way or changed at the source, try again"
              .formatted(file.address(), file.md5(), md5));
    }
    part.finish();
  }
}
