package dev.morphogen.spark.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.training.data.ImageDecoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/** The same picture in every kind of column gives the same bytes. */
final class ImageColumnTest {

  private static final Shape SHAPE = new Shape(3, 5, 3);
  private static final StructType IMAGE =
      new StructType()
          .add("origin", DataTypes.StringType)
          .add("height", DataTypes.IntegerType)
          .add("width", DataTypes.IntegerType)
          .add("nChannels", DataTypes.IntegerType)
          .add("mode", DataTypes.IntegerType)
          .add("data", DataTypes.BinaryType);
  private static final StructType SCHEMA =
      new StructType()
          .add("struct", IMAGE)
          .add("file", DataTypes.BinaryType)
          .add("floats", DataTypes.createArrayType(DataTypes.FloatType))
          .add("text", DataTypes.StringType);

  private final byte[] rgb = new byte[SHAPE.size()];

  ImageColumnTest() {
    new Random(1).nextBytes(rgb);
  }

  private static Row struct(int height, int width, int channels, int mode, byte[] data) {
    return RowFactory.create(
        new GenericRowWithSchema(
            new Object[] {"a.png", height, width, channels, mode, data}, IMAGE));
  }

  private static ImageColumn column(String name) {
    return ImageColumn.of(SCHEMA, name, false);
  }

  private byte[] blueFirst(int channels) {
    byte[] data = new byte[SHAPE.pixels() * channels];
    for (int pixel = 0; pixel < SHAPE.pixels(); pixel++) {
      for (int c = 0; c < 3; c++) {
        data[pixel * channels + c] = rgb[pixel * 3 + 2 - c];
      }
      if (channels == 4) {
        data[pixel * 4 + 3] = (byte) 255;
      }
    }
    return data;
  }

  @Test
  void structsHaveBlueFirst() {
    assertThat(column("struct").bytes(struct(3, 5, 3, 16, blueFirst(3)), 0, SHAPE)).isEqualTo(rgb);
    assertThat(column("struct").bytes(struct(3, 5, 4, 24, blueFirst(4)), 0, SHAPE)).isEqualTo(rgb);
    byte[] grey = {0, 10, 100, (byte) 200, (byte) 255, 7};
    assertThat(column("struct").bytes(struct(2, 3, 1, 0, grey), 0, new Shape(2, 3, 1)))
        .isEqualTo(grey);
    byte[] coloured = column("struct").bytes(struct(2, 3, 1, 0, grey), 0, new Shape(2, 3, 3));
    assertThat(coloured).hasSize(18);
    for (int i = 0; i < coloured.length; i++) {
      assertThat(coloured[i]).isEqualTo(grey[i / 3]);
    }
  }

  @Test
  void structsOfAnotherSizeAreScaled() {
    Shape smaller = new Shape(2, 2, 3);
    byte[] expected = ImageDecoder.decode(picture(), smaller);
    assertThat(column("struct").bytes(struct(3, 5, 3, 16, blueFirst(3)), 0, smaller))
        .isEqualTo(expected);
    assertThat(column("struct").bytes(struct(3, 5, 4, 24, blueFirst(4)), 0, smaller))
        .isEqualTo(expected);
    byte[] plain = new byte[SHAPE.size()];
    for (int i = 0; i < plain.length; i += 3) {
      plain[i] = 10;
      plain[i + 1] = 100;
      plain[i + 2] = (byte) 200;
    }
    byte red = (byte) 200;
    assertThat(column("struct").bytes(struct(3, 5, 3, 16, plain), 0, smaller))
        .containsExactly(red, 100, 10, red, 100, 10, red, 100, 10, red, 100, 10);
  }

  @Test
  void structsOfAnotherSizeAreRefusedIfAllHaveToBeEqual() {
    assertThatThrownBy(() ->
            ImageColumn.of(SCHEMA, "struct", true)
                .bytes(struct(3, 5, 3, 16, blueFirst(3)), 0, new Shape(2, 2, 3)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "column 'struct': expected pictures of 2x2 like the first, got one of 3x5: set imageSize");
  }

  private BufferedImage picture() {
    BufferedImage picture = new BufferedImage(5, 3, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SHAPE.pixels(); i++) {
      int at = 3 * i;
      picture.setRGB(
          i % 5, i / 5, (rgb[at] & 255) << 16 | (rgb[at + 1] & 255) << 8 | rgb[at + 2] & 255);
    }
    return picture;
  }

  @Test
  void filesAreDecoded() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(picture(), "png", png);
    Row row = RowFactory.create((Object) png.toByteArray());
    assertThat(column("file").bytes(row, 0, SHAPE)).isEqualTo(rgb);
    assertThat(column("file").shape(row, 0, 3)).isEqualTo(SHAPE);
    Row text = RowFactory.create((Object) new byte[] {1, 2, 3});
    assertThatThrownBy(() -> column("file").bytes(text, 0, SHAPE))
        .hasMessage("column 'file': expected a picture (JPEG or PNG), got a file of another kind");
  }

  private Row floats(float change) {
    List<Float> numbers = new ArrayList<>();
    for (byte b : rgb) {
      numbers.add((b & 255) / 255f);
    }
    numbers.set(3, numbers.get(3) + change);
    return RowFactory.create(CollectionConverters.asScala(numbers).toSeq());
  }

  @Test
  void numbersAreRoundedForTraining() {
    assertThat(column("floats").bytes(floats(0), 0, SHAPE)).isEqualTo(rgb);
    assertThatThrownBy(() -> column("floats").bytes(floats(2), 0, SHAPE))
        .hasMessageMatching(
            "column 'floats': expected numbers from 0 to 1, got 2\\.\\d+: divide pixels by 255");
    assertThatThrownBy(() -> column("floats").bytes(floats(0), 0, new Shape(3, 3, 3)))
        .hasMessage("column 'floats': expected 27 numbers (3x3x3), got 45");
    assertThatThrownBy(() -> column("floats").shape(floats(0), 0, 3))
        .hasMessage("imageSize: expected HxW, as arrays of numbers do not tell it, got none");
  }

  @Test
  void saysWhatIsNoPicture() {
    assertThatThrownBy(() -> column("struct").bytes(struct(3, 5, 3, 21, blueFirst(3)), 0, SHAPE))
        .hasMessage(
            "column 'struct': expected 3x5 pixels of 1, 3 or 4 unsigned bytes, got 3 channels of mode 21 and 45 bytes");
    assertThatThrownBy(() -> column("file").bytes(RowFactory.create((Object) null), 0, SHAPE))
        .hasMessage("column 'file': expected a picture, got null");
    assertThatThrownBy(() -> column("text"))
        .hasMessage(
            "column 'text': expected image structs, binary files or arrays of floats, got string");
    assertThatThrownBy(() -> column("pixels"))
        .hasMessage("column 'pixels': expected it among struct, file, floats, text, got none");
  }

  @Test
  void saysWhatIsMissingInAPicture() {
    Object[] fields = {"a.png", 3, 5, 3, 16, blueFirst(3)};
    for (int i = 1; i < fields.length; i++) {
      Object[] some = fields.clone();
      some[i] = null;
      Row row = RowFactory.create(new GenericRowWithSchema(some, IMAGE));
      assertThatThrownBy(() -> column("struct").bytes(row, 0, SHAPE))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "column 'struct': expected an image with height, width, nChannels, mode, data, got null as "
                  + IMAGE.fieldNames()[i]);
    }
    List<Float> numbers = new ArrayList<>(Collections.nCopies(SHAPE.size(), 0.5f));
    numbers.set(7, null);
    Row row = RowFactory.create(CollectionConverters.asScala(numbers).toSeq());
    assertThatThrownBy(() -> column("floats").bytes(row, 0, SHAPE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("column 'floats': expected numbers from 0 to 1, got null");
  }

  @Test
  void structsWithFieldsOfOtherTypesAreNoPictures() {
    StructType other =
        new StructType()
            .add("height", DataTypes.LongType)
            .add("width", DataTypes.IntegerType)
            .add("nChannels", DataTypes.IntegerType)
            .add("mode", DataTypes.IntegerType)
            .add("data", DataTypes.BinaryType);
    assertThatThrownBy(() -> ImageColumn.of(new StructType().add("image", other), "image", false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(
            "column 'image': expected image structs, binary files or arrays of floats, got struct<height:bigint,");
  }

  @Test
  void namesOfOtherColumnsMayRepeatThemselves() {
    StructType joined =
        new StructType()
            .add("id", DataTypes.LongType)
            .add("image", IMAGE.add("origin", DataTypes.StringType))
            .add("label", DataTypes.LongType)
            .add("id", DataTypes.LongType)
            .add("path", DataTypes.StringType);
    assertThat(ImageColumn.of(joined, "image", false).kind()).isEqualTo(ImageColumn.Kind.STRUCT);
    assertThatCode(() -> Label.require(joined, "label")).doesNotThrowAnyException();
    assertThat(PictureOrigin.of(joined).index()).isEqualTo(4);
    StructType twoPaths = joined.add("path", DataTypes.StringType);
    assertThat(PictureOrigin.of(twoPaths).index()).isEqualTo(-1);
    assertThatThrownBy(() -> ImageColumn.of(joined.add("image", IMAGE), "image", false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "column 'image': expected one of that name among id, image, label, id, path, image, got 2: rename or drop the others");
    assertThatThrownBy(() -> Label.require(joined, "id"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("column 'id': expected one of that name among id, ");
  }
}
