# shellcheck shell=sh
# Sourced by ./morphogen: spark_train ARGUMENT… builds the jar that spark-submit takes, if need be, and runs its main
# class beside Spark's own jars from Maven's repository: no Spark has to be installed.

spark_sources() (
  cd "$root" && find pom.xml ./*/pom.xml ./*/src/main spark/launcher -type f -exec cksum {} + 2> /dev/null | LC_ALL=C sort
)

spark_build() {
  command -v mvn > /dev/null || fail 1 "Maven is needed to build: install it so that mvn is on the PATH"
  echo "morphogen: building with Spark (some minutes the first time: Spark is 360 MB) ..." >&2
  rm -f "$spark_target"/launcher.stamp "$spark_target"/morphogen-spark-*-all.jar
  mkdir -p "$spark_target"
  spark_sources > "$spark_target/launcher.stamp.new"
  # shellcheck disable=SC2086
  (
    cd "$root" &&
      MAVEN_ARGS='' JAVA_HOME=$jdk mvn -B -q -ntp ${maven_args} -Dmaven.test.skip=true package -pl spark -am
  ) < /dev/null > "$spark_target/launcher.log" 2>&1 || {
    { grep '^\[ERROR\]' "$spark_target/launcher.log" || tail -n 20 "$spark_target/launcher.log"; } | head -n 30 >&2
    fail 1 "the build failed; all it said is in $spark_target/launcher.log"
  }
  mv "$spark_target/launcher.stamp.new" "$spark_target/launcher.stamp"
}

spark_train() {
  spark_target=$root/spark/target
  spark_sources | cmp -s - "$spark_target/launcher.stamp" || spark_build
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
