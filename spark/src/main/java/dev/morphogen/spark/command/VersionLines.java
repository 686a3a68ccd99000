package dev.morphogen.spark.command;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.Version;
import org.apache.spark.package$;
import picocli.CommandLine.IVersionProvider;

/** What runs: Morphogen, Spark, Java, kernels. */
final class VersionLines implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "Morphogen " + Version.of(VersionLines.class),
      "Spark " + package$.MODULE$.SPARK_VERSION(),
      "Java " + System.getProperty("java.vm.version"),
      "kernels " + Kernels.best().name()
    };
  }
}
