package dev.morphogen.djl.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineProvider;

/** By which DJL finds the engine; named in {@code META-INF/services}. */
public final class MorphogenEngineProvider implements EngineProvider {

  private static final Engine ENGINE = new MorphogenEngine();

  @Override
  public String getEngineName() {
    return MorphogenEngine.NAME;
  }

  @Override
  public int getEngineRank() {
    return MorphogenEngine.RANK;
  }

  @Override
  public Engine getEngine() {
    return ENGINE;
  }
}
