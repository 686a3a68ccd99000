package dev.morphogen.app.report;

import dev.morphogen.app.page.Page;
import dev.morphogen.app.page.Picture;
import dev.morphogen.app.screen.Text;
import dev.morphogen.network.Shape;
import dev.morphogen.network.model.Model;
import dev.morphogen.training.Classifier;
import dev.morphogen.training.Prediction;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** The worst mistakes of a model, to look at. */
record MistakePictures(Model model, TestResult test) {

  /** Pictures are shown at least so large, each pixel a square. */
  private static final int SIDE = 96;

  void addTo(Page page) {
    page.section("The worst mistakes");
    if (test.worst().isEmpty()) {
      page.paragraph(
          test.evaluation().withoutAnswer() == 0
              ? "None: every test image was recognised."
              : "None: no test image was taken for something else.");
      return;
    }
    page.paragraph(
        "Test images that were taken for something else, those with the highest loss first: what each is, what it was taken for, how probable that seemed, and its number among the test images, from 0.");
    page.pictures(pictures());
  }

  private List<Picture> pictures() {
    Shape shape = model.spec().input();
    List<byte[]> images = new ArrayList<>();
    for (Mistake mistake : test.worst()) {
      byte[] bytes = new byte[shape.size()];
      test.data().test().read(mistake.image(), bytes, 0);
      images.add(bytes);
    }
    List<Prediction> predictions = Classifier.of(model).classifyAll(images);
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      Mistake mistake = test.worst().get(i);
      double probability = predictions.get(i).probabilities()[mistake.predicted()];
      int zoom = Math.ceilDiv(SIDE, Math.max(shape.height(), shape.width()));
      pictures.add(Picture.of(image(images.get(i), shape), zoom, caption(mistake, probability)));
    }
    return pictures;
  }

  private String caption(Mistake mistake, double probability) {
    return "%s\ntaken for %s\n%s, image\u00A0%s"
        .formatted(
            test.classes().get(mistake.label()),
            test.classes().get(mistake.predicted()),
            Text.percent(probability).replace(' ', '\u00A0'),
            Text.count(mistake.image()));
  }

  /** Colours, or the first channel in grey. */
  static BufferedImage image(byte[] bytes, Shape shape) {
    boolean colours = shape.channels() == 3;
    BufferedImage image =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < shape.pixels(); pixel++) {
      int at = pixel * shape.channels();
      int red = bytes[at] & 0xFF;
      int green = colours ? bytes[at + 1] & 0xFF : red;
      int blue = colours ? bytes[at + 2] & 0xFF : red;
      image.setRGB(pixel % shape.width(), pixel / shape.width(), red << 16 | green << 8 | blue);
    }
    return image;
  }
}
