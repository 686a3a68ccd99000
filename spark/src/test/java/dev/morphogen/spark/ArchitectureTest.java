package dev.morphogen.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may know: training and Spark; and who in it may know the network and the screen. */
final class ArchitectureTest {

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.morphogen.spark");

  @Test
  void itKnowsNeitherTheAppNorOtherBridges() {
    assertThat(CODE).hasSizeGreaterThan(20);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.morphogen.app..", "dev.morphogen.onnx..", "dev.morphogen.djl..", "jdk.incubator..")
        .check(CODE);
  }

  @Test
  void onlyTheExchangeOpensConnections() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.morphogen.spark.exchange..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.channels..")
        .check(CODE);
  }

  @Test
  void theExchangeKnowsNoSpark() {
    noClasses()
        .that()
        .resideInAPackage("dev.morphogen.spark.exchange..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache..", "scala..")
        .check(CODE);
  }

  @Test
  void onlyCommandsPrintAndExit() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.morphogen.spark.command..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CODE);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.morphogen.spark.(*)..").should().beFreeOfCycles().check(CODE);
  }
}
