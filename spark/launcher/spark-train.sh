# shellcheck shell=sh
# Sourced by ./morphogen: spark_train ARGUMENT… builds the jar that spark-submit takes, if need be, and runs its main
# class beside Spark's own jars from Maven's repository: no Spark has to be installed.

spark_jars() (
  cd "$spark_target" && cksum class-path.txt morphogen-spark-*-all.jar 2> /dev/null
)

spark_is_built() {
  [ -f "$spark_target/launcher.stamp" ] && { sources spark/launcher; spark_jars; } | cmp -s - "$spark_target/launcher.stamp"
}

spark_build() {
  mkdir -p "$spark_target"
  rm -f "$spark_target"/launcher.stamp "$spark_target"/morphogen-spark-*-all.jar
  sources spark/launcher > "$spark_target/launcher.stamp.new"
  package spark "$spark_target/launcher.log"
  spark_jars >> "$spark_target/launcher.stamp.new" && mv "$spark_target/launcher.stamp.new" "$spark_target/launcher.stamp"
}

spark_train() {
  spark_target=$root/spark/target
  ensure spark_is_built spark_build "building with Spark (some minutes the first time: Spark is 360 MB)"
  # A worker of local-cluster looks for both before it starts an executor.
  mkdir -p "$spark_target/spark/jars"
  SPARK_HOME=$spark_target/spark SPARK_SCALA_VERSION=2.13
  export SPARK_HOME SPARK_SCALA_VERSION
  spark_jar=$(echo "$spark_target"/morphogen-spark-*-all.jar)
  spark_classes=$spark_jar:$(cat "$spark_target/class-path.txt")
  # shellcheck disable=SC2086
  exec "$jdk/bin/java" @"$root/spark/launcher/java-options" -XX:ObjectAlignmentInBytes=64 ${MORPHOGEN_JAVA_OPTS:-} \
    -Dspark.serializer.extraDebugInfo=false \
    -Dspark.executor.extraClassPath="$spark_classes" \
    -Dspark.executor.extraJavaOptions="$(tr '\n' ' ' < "$root/spark/launcher/java-options") -XX:ObjectAlignmentInBytes=64" \
    -Dlog4j2.configurationFile="$root/spark/launcher/log4j2.properties" \
    -cp "$spark_classes" dev.morphogen.spark.command.${MORPHOGEN_SPARK_MAIN:-SparkTrain} "$@"
}
