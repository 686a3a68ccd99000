package dev.morphogen.spark.command;

import dev.morphogen.kernels.Kernels;
import org.apache.spark.package$;
import picocli.CommandLine.IVersionProvider;

/** What runs: Morphogen, Spark, Java, kernels. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "Morphogen " + (version == null ? "(development)" : version),
      "Spark " + package$.MODULE$.SPARK_VERSION(),
      "Java " + System.getProperty("java.vm.version"),
      "kernels " + Kernels.best().name()
    };
  }
}
