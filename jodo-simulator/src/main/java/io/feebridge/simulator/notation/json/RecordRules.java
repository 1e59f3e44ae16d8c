package io.feebridge.simulator.notation.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** A record's component must be given unless it is {@code @Nullable}; a list left out is empty. */
final class RecordRules extends JacksonAnnotationIntrospector {

  @Override
  public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    if (member instanceof AnnotatedParameter parameter && isOurs(parameter)) {
      return !isList(parameter) && !isNullable(parameter);
    }
    return super.hasRequiredMarker(config, member);
  }

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
    if (annotated instanceof AnnotatedParameter parameter
        && isOurs(parameter)
        && !isNullable(parameter)) {
      return JsonSetter.Value.forValueNulls(isList(parameter) ? Nulls.AS_EMPTY : Nulls.FAIL);
    }
    return super.findSetterInfo(config, annotated);
  }

  private static boolean isOurs(AnnotatedParameter parameter) {
    return parameter.getDeclaringClass().isRecord();
  }

  private static boolean isList(AnnotatedParameter parameter) {
    return List.class.isAssignableFrom(parameter.getRawType());
  }

  private static boolean isNullable(AnnotatedParameter parameter) {
    Executable maker = (Executable) parameter.getOwner().getMember();
    AnnotatedType type = maker.getAnnotatedParameterTypes()[parameter.getIndex()];
    return type.isAnnotationPresent(Nullable.class);
  }
}
