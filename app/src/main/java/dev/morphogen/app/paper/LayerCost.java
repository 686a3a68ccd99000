package dev.morphogen.app.paper;

/** What one operator costs at one size: counted, and seconds an image. */
record LayerCost(LayerSize size, long weights, long multiplyAdds, double seconds) {}
