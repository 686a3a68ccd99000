package dev.morphogen.training.data.image;

import java.util.Arrays;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** Which decoder ImageIO takes for JPEG here: whether it knows CMYK and what the last bits are depends on it. */
public final class JpegDecoder {

  private JpegDecoder() {}

  /** Its class, whose it is and of which version. */
  public static String name() {
    ImageReaderSpi first =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(ImageReaderSpi.class, JpegDecoder::isOne, true)
            .next();
    return "%s (%s %s)"
        .formatted(first.getClass().getName(), first.getVendorName(), first.getVersion());
  }

  private static boolean isOne(Object decoder) {
    return Arrays.asList(((ImageReaderSpi) decoder).getFormatNames()).contains("jpeg");
  }
}
