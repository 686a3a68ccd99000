package dev.morphogen.djl.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Puts images behind one another and takes logits apart; DJL's own needs an engine that does arithmetic. */
final class HeapBatchifier implements Batchifier {

  private static final long serialVersionUID = 1L;

  /** Lists of one array of one shape to a list of one array with one side more. */
  @Override
  public NDList batchify(NDList[] inputs) {
    NDArray first = inputs[0].singletonOrThrow();
    int bytes = first.toByteBuffer().remaining();
    ByteBuffer all = ByteBuffer.allocate(bytes * inputs.length).order(ByteOrder.nativeOrder());
    for (NDList input : inputs) {
      all.put(input.singletonOrThrow().toByteBuffer().duplicate());
    }
    Shape shape = new Shape(inputs.length).addAll(first.getShape());
    return new NDList(first.getManager().create(all.flip(), shape, first.getDataType()));
  }

  @Override
  public NDList[] unbatchify(NDList inputs) {
    NDArray all = inputs.singletonOrThrow();
    NDList[] each = new NDList[(int) all.getShape().get(0)];
    Shape shape = all.getShape().slice(1);
    ByteBuffer bytes = all.toByteBuffer();
    int size = bytes.remaining() / each.length;
    for (int i = 0; i < each.length; i++) {
      ByteBuffer part = bytes.slice(bytes.position() + i * size, size).order(bytes.order());
      each[i] = new NDList(all.getManager().create(part, shape, all.getDataType()));
    }
    return each;
  }
}
