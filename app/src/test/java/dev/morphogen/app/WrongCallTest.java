package dev.morphogen.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.step.Steps;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every slip is one sentence and exit status 2. */
final class WrongCallTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          trian                     | unknown command 'trian', did you mean train? (see ./morphogen --help)
          data lst                  | unknown command 'lst', did you mean list? (see ./morphogen data --help)
          train --stpe explicit     | unknown option '--stpe', did you mean --step or --steps-per-block? (see ./morphogen train --help)
          train now                 | unknown argument 'now' (see ./morphogen train --help)
          train @target             | unknown argument '@target' (see ./morphogen train --help)
          train --seed              | missing required parameter for option '--seed' (N) (see ./morphogen train --help)
          train --seed one          | invalid value for option '--seed': expected a whole number, got 'one' (see ./morphogen train --help)
          train --time-step much    | invalid value for option '--time-step': expected a number, got 'much' (see ./morphogen train --help)
          train --width D           | invalid value for option '--width': expected one of [A, B, C], got 'D' (see ./morphogen train --help)
          train --step foo          | --step: expected one of STEPS, got 'foo'
          train --recipe slow       | --recipe: expected fast, paper or a recipe's file, got 'slow'
          train --epochs 0          | --epochs: expected 1 to 50000, got 0
          train --batch 1           | --batch: expected 2 to 65536 images, got 1
          train --learning-rate -1  | --learning-rate: expected a positive number up to 1000000, got -1.0
          train --limit=0           | --limit: expected at least 1 image, got 0
          train --limit 0           | --limit: expected at least 1 image, got 0
          train --threads 0         | --threads: expected 1 to 1024, got 0
          train --widths 3,7        | --widths: expected each block to double the one before, got 3, 7
          train --widths 4 --width A | --widths: expected either --width or --widths, got both
          train --widths 99999999   | width: expected 1 to 16384, got 99999999
          train --widths a,b        | invalid value for option '--widths': expected numbers of channels such as 24,48, got 'a,b' (see ./morphogen train --help)
          train --steps-per-block 2000000000 | --steps-per-block: expected 1 to 1000, got 2000000000
          train --stencil 4         | --stencil: expected an odd size, got 4
          train --time-step NaN     | --time-step: expected a positive number, got NaN
          train --boundary ice      | invalid value for option '--boundary': expected one of [zero, periodic], got 'ice' (see ./morphogen train --help)
          train --convolution fft   | invalid value for option '--convolution': expected one of [direct, fourier], got 'fft' (see ./morphogen train --help)
          train --convolution fourier | --convolution: expected boundary periodic for fourier, got zero
          train --config no.json    | no.json: expected a file, it is missing
          train --config a --step explicit | --config: expected no other option of the network beside it, as the file says it all
          train --augment blur      | --augment: expected none or some of flip,shift,resize,cutout,trivial, got 'blur'
          train --augment none,flip | --augment: expected none alone or the others, got 'none,flip'
          train --image-size 64     | invalid value for option '--image-size': expected HEIGHTxWIDTH such as 96x96, got '64' (see ./morphogen train --help)
          train --image-size 99999x1 | invalid value for option '--image-size': expected sides of 1 to 4096 pixels, got 99999x1 (see ./morphogen train --help)
          train --image-size 1x1    | blocks.0.connecting: expected an image of at least 2x2 pixels, got 1x1x32; use a larger image or fewer blocks
          train --data nothing      | --data: expected one of sample, cifar10:DIR, cifar100:DIR, stl10:DIR, idx:DIR, folder:DIR, got 'nothing'
          train --data folder:      | --data: expected folder:DIR, got 'folder:': name the folder
          train --teacher no        | --teacher: expected a folder with config.json and model.safetensors, got no, which is missing
          train --teacher pom.xml   | --teacher: expected a folder with config.json and model.safetensors, got pom.xml, which is a file
          train --resume --overwrite | --resume: expected no --overwrite beside it, got both
          train --overwrite         | --overwrite: expected --out DIR beside it, which names what to replace, got none
          evaluate                  | missing required option: '--model=DIR' (see ./morphogen evaluate --help)
          evaluate --model no       | --model: expected a folder with config.json and model.safetensors, got no, which is missing
          predict --model no @pom.xml | --model: expected a folder with config.json and model.safetensors, got no, which is missing
          predict --model no        | missing required parameter: 'IMAGE' (see ./morphogen predict --help)
          summary --input 3x3       | invalid value for option '--input': expected HEIGHTxWIDTHxCHANNELS such as 32x32x3, got '3x3' (see ./morphogen summary --help)
          summary --input 0x1x1     | invalid value for option '--input': expected positive sides, got 0x1x1 (see ./morphogen summary --help)
          summary --input 99999x99999x3 | invalid value for option '--input': expected at most 67108864 numbers, got 99999x99999x3 (see ./morphogen summary --help)
          summary --input 2x2x3     | blocks.1.connecting: expected an image of at least 2x2 pixels, got 1x1x64; use a larger image or fewer blocks
          summary --classes 1       | --classes: expected 2 to 65536, got 1
          summary --batch 1000000   | --batch: expected 1 to 65536 images, got 1000000
          summary --model no --step explicit | --model: expected no option of the network beside it, as the model says it all
          export                    | missing required option: '--model=DIR' (see ./morphogen export --help)
          export --model no         | --model: expected a folder with config.json and model.safetensors, got no, which is missing
          export --model no --format tflite | invalid value for option '--format': expected one of [onnx, safetensors], got 'tflite' (see ./morphogen export --help)
          export --model no --normalization none | invalid value for option '--normalization': expected one of [folded, separate], got 'none' (see ./morphogen export --help)
          export --model no --preprocessing here | invalid value for option '--preprocessing': expected one of [outside, inside], got 'here' (see ./morphogen export --help)
          data fetch mnist          | data fetch: expected one of cifar10, cifar100, stl10, fashion-mnist, got 'mnist'
          data convert sample x     | data convert: expected folder:DIR or idx:DIR to write to, got 'x'
          data convert sample folder:x --jpeg 0 | --jpeg: expected a quality of 1 to 100, got 0
          data convert sample idx:x --jpeg 75 | data convert: expected folder:DIR to write JPEG to, got 'idx:x'
          bench trianing            | unknown command 'trianing', did you mean training or inference? (see ./morphogen bench --help)
          bench training --step foo | --step: expected one of STEPS, got 'foo'
          bench training --batch 0  | --batch: expected 1 to 65536 images, got 0
          bench training --batch 65536 | --batch: 65536 images need an array of 2147483660 numbers, more than Java's 2^31 - 1: use a smaller batch or smaller images
          bench training --size 32  | invalid value for option '--size': expected HEIGHTxWIDTH such as 96x96, got '32' (see ./morphogen bench training --help)
          bench figure1 --stencils 3,4 | --stencils: expected odd numbers, got 3,4
          bench figure1 --sides 0   | --sides: expected 1 to 4096, got 0
          bench figure1 --channels x | invalid value for option '--channels' (N,N): expected a whole number, got 'x' (see ./morphogen bench figure1 --help)
          paper figur1              | unknown command 'figur1', did you mean figure1? (see ./morphogen paper --help)
          paper table1 --threads 0  | --threads: expected 1 to 1024, got 0
          robustness                | missing required option: '--model=DIR' (see ./morphogen robustness --help)
          bench inference --batch 65536 --size 128x128 | --batch: 65536 images need an array of 3221225472 numbers, more than Java's 2^31 - 1: use a smaller batch or smaller images
          bench inference --threads 0 | --threads: expected 1 to 1024, got 0
          bench inference --seconds 0 | --seconds: expected more than 0 and at most 3600, got 0.0
          bench inference --seconds NaN | --seconds: expected more than 0 and at most 3600, got NaN
          """)
  void aSlipIsOneSentence(String call, String sentence) {
    Typed typed = Typed.run(List.of(call.split(" ")));
    typed.failed(2, sentence.replace("STEPS", String.join(", ", steps())));
  }

  private static Iterable<String> steps() {
    return Steps.standard().names();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "train",
        "evaluate",
        "predict",
        "summary",
        "export",
        "data",
        "data list",
        "data info",
        "data fetch",
        "data convert",
        "bench",
        "bench training",
        "bench inference",
        "bench figure1",
        "paper",
        "paper table1",
        "paper figure1",
        "paper table2",
        "report",
        "compare",
        "robustness"
      })
  void everyCommandHasHelpWithin80Columns(String command) {
    Typed help = Typed.run(List.of((command + " --help").trim().split(" ")));
    assertThat(help.done().out()).contains("Usage: morphogen").contains("--help");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(help.out())
        .doesNotContainPattern("(\\.\\n {8,}[a-z]|[xr]:\\n {8,}DIR)"); // config.⏎json
    assertThat(examples(help.out())).allMatch(line -> line.startsWith("  ./morphogen "));
    assertThat(help.err()).isEmpty();
  }

  /** What a person copies: a line each, and never a part of one. */
  private static List<String> examples(String help) {
    return help.lines().dropWhile(line -> !line.matches("Examples?:")).skip(1).toList();
  }

  @Test
  void anArgumentThatIsNoPathIsOneSentence() {
    Typed.run("predict", "--model", "no", "a\0b")
        .failed(
            2,
            "invalid value for positional parameter at index 0..* (IMAGE): 'a\0b' is no name of a file here (Nul character not allowed): if it has letters beyond ASCII, set LC_ALL=C.UTF-8 (see ./morphogen predict --help)");
  }

  @Test
  void withoutACommandThereIsHelp() {
    assertThat(Typed.run().done().out())
        .isEqualTo(Typed.run("--help").out())
        .contains("./morphogen spark-train");
    assertThat(Typed.run("data").done().out()).isEqualTo(Typed.run("data", "--help").out());
  }

  @Test
  void theVersionNamesWhatRuns() {
    assertThat(Typed.run("--version").done().out().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("Morphogen "))
        .anyMatch(line -> line.startsWith("Java 25"))
        .anyMatch(line -> line.startsWith("kernels "));
  }

  @Test
  void verboseShowsWhereAnErrorComesFrom() {
    Typed typed = Typed.run("train", "--step", "foo", "--verbose");
    assertThat(typed.status()).isEqualTo(2);
    assertThat(typed.err()).contains("\tat dev.morphogen").contains("morphogen: --step: expected");
  }
}
