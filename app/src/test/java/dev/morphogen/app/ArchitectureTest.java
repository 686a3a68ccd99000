package dev.morphogen.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder tree is the architecture: which module may know which, and what stays at the edge. */
final class ArchitectureTest {

  private static final String KERNELS = "dev.morphogen.kernels..";
  private static final String NETWORK = "dev.morphogen.network..";
  private static final String TRAINING = "dev.morphogen.training..";
  private static final String ONNX = "dev.morphogen.onnx..";
  private static final String APP = "dev.morphogen.app..";
  private static final String MAIN_CLASS = "dev.morphogen.app.Morphogen";
  private static final String VECTOR_API = "jdk.incubator.vector..";

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.morphogen");

  /** Without this a rule that finds no class would be green. */
  @ParameterizedTest
  @ValueSource(strings = {"kernels", "network", "training", "onnx"})
  void everyModuleIsImported(String module) {
    assertThat(CODE)
        .filteredOn(type -> type.getPackageName().startsWith("dev.morphogen." + module))
        .anyMatch(type -> !type.getSimpleName().equals("package-info"));
  }

  @Test
  void kernelsKnowNothingButTheJdk() {
    classes()
        .that()
        .resideInAPackage(KERNELS)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(KERNELS, "java..", VECTOR_API, "org.jspecify..")
        .check(CODE);
  }

  @Test
  void onlyKernelsSeeTheVectorApi() {
    noClasses()
        .that()
        .resideOutsideOfPackage(KERNELS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(VECTOR_API)
        .check(CODE);
  }

  @Test
  void networkKnowsKernelsOnly() {
    noClasses()
        .that()
        .resideInAPackage(NETWORK)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(TRAINING, ONNX, APP)
        .check(CODE);
  }

  @Test
  void trainingKnowsNeitherOnnxNorTheApp() {
    noClasses()
        .that()
        .resideInAPackage(TRAINING)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ONNX, APP)
        .check(CODE);
  }

  /** An export needs no training. */
  @Test
  void onnxKnowsNetworkAndTheFormat() {
    classes()
        .that()
        .resideInAPackage(ONNX)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ONNX,
            NETWORK,
            KERNELS,
            "java..",
            "ai.onnx.proto..",
            "com.google.protobuf..",
            "org.jspecify..")
        .check(CODE);
  }

  /** Spark's module has an ArchitectureTest of its own; what the app is made of knows nothing of it. */
  @Test
  void nothingOfTheAppKnowsSpark() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.morphogen.spark..", "org.apache.spark..", "scala..")
        .check(CODE);
  }

  @Test
  void onlyOnnxSeesTheFormatsClasses() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ONNX)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.onnx.proto..", "com.google.protobuf..", "org.tribuo..")
        .check(CODE);
  }

  /**
   * A module's own package holds its front door and the nouns all its packages use: it is no part.
   */
  @Test
  void packagesOfAModuleFormNoCycle() {
    slices().matching("dev.morphogen.(*).(**)").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Helper|Manager|Common)[^.]*")
        .orShould()
        .resideInAnyPackage(
            "..util..", "..common..", "..helper..", "..manager..", "..core..", "..impl..")
        .check(CODE);
  }

  @Test
  void onlyTheMainClassEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(MAIN_CLASS)
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CODE);
  }

  /** What downloads does so only when it is asked to: {@code data fetch}. */
  @Test
  void onlyFetchingKnowsTheNetwork() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.morphogen.training.data.fetch..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.net\\.http\\..*|java\\.net\\.(Socket|URL|URLConnection|URLClassLoader)")
        .check(CODE);
  }

  @Test
  void nothingLoadsNatives() {
    noClasses()
        .that()
        .resideOutsideOfPackage(APP)
        .should()
        .callMethod(System.class, "load", String.class)
        .orShould()
        .callMethod(System.class, "loadLibrary", String.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.foreign..")
        .check(CODE);
  }

  @Test
  void onlyTheAppPrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(APP)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(CODE);
  }
}
