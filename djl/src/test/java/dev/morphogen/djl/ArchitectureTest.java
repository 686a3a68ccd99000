package dev.morphogen.djl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DJL stays in this module, and this module at the edge. */
final class ArchitectureTest {

  private static final String HERE = "dev.morphogen.djl..";
  private static final String DJL = "ai.djl..";

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.morphogen");

  /** Without this a rule that finds no class would be green. */
  @ParameterizedTest
  @ValueSource(strings = {"kernels", "network", "training", "djl.engine", "djl.block"})
  void everyModuleIsImported(String part) {
    assertThat(CODE)
        .filteredOn(type -> type.getPackageName().startsWith("dev.morphogen." + part))
        .anyMatch(type -> !type.getSimpleName().equals("package-info"));
  }

  @Test
  void onlyThisModuleKnowsDjl() {
    noClasses()
        .that()
        .resideOutsideOfPackage(HERE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DJL, HERE)
        .check(CODE);
  }

  @Test
  void thisModuleKnowsNoEngineThatHasNatives() {
    noClasses()
        .that()
        .resideInAPackage(HERE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.morphogen.app..", "ai.djl.pytorch..", "jdk.incubator.vector..")
        .check(CODE);
  }

  @Test
  void itsPackagesFormNoCycle() {
    slices().matching("dev.morphogen.djl.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void itNeitherPrintsNorExits() {
    noClasses()
        .that()
        .resideInAPackage(HERE)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CODE);
  }
}
