package dev.morphogen.app;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.Version;
import picocli.CommandLine.IVersionProvider;

/** What runs: Morphogen, Java, kernels. */
final class VersionLines implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "Morphogen " + Version.of(VersionLines.class),
      "Java "
          + System.getProperty("java.vm.version")
          + " ("
          + System.getProperty("java.vm.vendor")
          + ")",
      "kernels " + Kernels.best().name()
    };
  }
}
