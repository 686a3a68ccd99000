package dev.morphogen.app.screen;

import dev.morphogen.training.data.ProgressListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** How far the reading, fetching or writing of data is, in one line. */
final class WorkProgress implements ProgressListener {

  private static final int LONGEST_NAME = 32;
  private static final long BYTES_FROM = 2_000_000;

  private record Report(String what, long done, long total, long began) {}

  private final List<String> remarks = new CopyOnWriteArrayList<>();
  private volatile Report report = new Report("", 0, 0, System.nanoTime());

  @Override
  public void progress(String what, long done, long total) {
    Report before = report;
    long began = what.equals(before.what()) ? before.began() : System.nanoTime();
    report = new Report(what, done, total, began);
  }

  @Override
  public void remark(String sentence) {
    remarks.add(sentence);
  }

  List<String> remarks() {
    return remarks;
  }

  String text(int columns, Bar bar) {
    Report now = report;
    if (now.what().isEmpty()) {
      return "";
    }
    String name = Text.clipped(now.what(), LONGEST_NAME);
    if (now.total() <= 0) {
      return "%s  %s".formatted(name, amount(now.done(), now.done()));
    }
    double share = (double) now.done() / now.total();
    String end =
        "  %s of %s  %s left"
            .formatted(
                amount(now.done(), now.total()),
                amount(now.total(), now.total()),
                left(now, share));
    return name + "  " + bar.of(share, columns - name.length() - 2 - end.length()) + end;
  }

  /** Images are counted, downloads are not: so many images there are not. */
  private static String amount(long number, long total) {
    return total >= BYTES_FROM ? Text.bytes(number) : Text.count(number);
  }

  private static String left(Report now, double share) {
    double elapsed = (System.nanoTime() - now.began()) * 1e-9;
    return share > 0 ? Text.clock(elapsed * (1 - share) / share) : "?";
  }
}
