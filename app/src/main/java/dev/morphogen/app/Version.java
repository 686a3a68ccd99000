package dev.morphogen.app;

import dev.morphogen.kernels.Kernels;
import picocli.CommandLine.IVersionProvider;

/** What runs: Morphogen, Java, kernels. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "Morphogen " + (version == null ? "(development)" : version),
      "Java "
          + System.getProperty("java.vm.version")
          + " ("
          + System.getProperty("java.vm.vendor")
          + ")",
      "kernels " + Kernels.best().name()
    };
  }
}
