package io.feebridge.simulator.api.http;

import io.feebridge.simulator.api.http.message.Problem;
import io.feebridge.simulator.command.Outcome.Field;
import io.feebridge.simulator.command.Outcome.Refused;
import java.util.List;
import org.springframework.http.HttpMethod;

/** The operations of the API by method and path, with the codes of their errors. */
public enum Operation {
  REGISTER_USER("POST", "/erp/users/register", Codes.HUE),
  GET_ACCESS_TOKEN("GET", "/erp/users/:registration_id/access_token", Codes.HUE),
  REGISTER_STUDENT("POST", "/erp/users/:registration_id/students", Codes.HUE),
  GET_STUDENT("GET", "/erp/students/:jodo_student_id", Codes.HUE),
  UPDATE_STUDENT("PATCH", "/erp/students/:jodo_student_id", Codes.HUE),
  UPDATE_FEE("PATCH", "/erp/students/:jodo_student_id/fee", Codes.HUE),
  LIST_PRODUCTS("GET", "/erp/students/:jodo_student_id/products", Codes.HUE),
  LIST_PAYMENTS("GET", "/erp/students/:jodo_student_id/payments", Codes.MAE_LISTED),
  ADD_PAYMENT("POST", "/erp/students/:jodo_student_id/payments", Codes.MAE_LISTED),
  CANCEL_PAYMENT("DELETE", "/erp/students/:jodo_student_id/payments/:transaction_id", Codes.MAE),
  MANAGE_FLEX_PLAN("POST", "/flex/students/:jodo_student_id/plans", Codes.HUE),
  GET_FLEX_SCHEDULE("GET", "/flex/students/:jodo_student_id/plans", Codes.HUE),
  CREATE_PAY_ORDER("POST", "/pay/orders", Codes.HUE_LISTED),
  GET_PAY_ORDER("GET", "/pay/orders/:order_id", Codes.HUE),
  CREATE_PAYMENT_LINK("POST", "/pay/payment_links", Codes.HUE_LISTED),
  GET_PAYMENT_LINK("GET", "/pay/payment_links/:order_id", Codes.HUE_400_ALONE),
  CANCEL_PAYMENT_LINK("DELETE", "/pay/payment_links/:order_id", Codes.HUE_LISTED),
  LIST_BRANCHES("GET", "/erp/branches", Codes.HUE),
  LIST_GRADES("GET", "/erp/grades", Codes.HUE),
  LIST_FEE_COMPONENTS("GET", "/erp/fee-components", Codes.HUE),
  LIST_DISCOUNTS("GET", "/erp/discounts", Codes.HUE),
  ADD_WEBHOOK("POST", "/erp/webhooks", Codes.HUE_LISTED),
  LIST_WEBHOOKS("GET", "/erp/webhooks", Codes.HUE),
  GET_WEBHOOK("GET", "/erp/webhooks/:webhook_id", Codes.HUE),
  DISABLE_WEBHOOK("DELETE", "/erp/webhooks/:webhook_id", Codes.HUE_400_ALONE),
  INIT_FLOW("POST", "/erp/init", Codes.UNDOCUMENTED),
  RESCHEDULE("PATCH", "/flex/students/:jodo_student_id/reschedule", Codes.UNDOCUMENTED),
  SIMULATE("POST", "/flex/students/:jodo_student_id/simulate/:event", Codes.UNDOCUMENTED);

  /** What all paths begin with. */
  public static final String BASE = "/api/v1/integrations";

  /** Bad requests, what is not there, and how that is said. */
  private enum Codes {
    HUE("HUE00000", "HUE00001", 404, false),
    HUE_LISTED("HUE00000", "HUE00001", 404, true),
    /** Of these pages the table of errors has 400 only, so that is what an unknown id answers. */
    HUE_400_ALONE("HUE00000", "HUE00000", 400, true),
    MAE("MAE00000", "MAE00001", 404, false),
    MAE_LISTED("MAE00000", "MAE00001", 404, true),
    UNDOCUMENTED("HUE00000", "HUE00001", 404, false);

    private final String badRequest;
    private final String notFound;
    private final int notFoundStatus;

    /** The page has a table of errors, and 409 is not among them. */
    private final boolean listed;

    Codes(String badRequest, String notFound, int notFoundStatus, boolean listed) {
      this.badRequest = badRequest;
      this.notFound = notFound;
      this.notFoundStatus = notFoundStatus;
      this.listed = listed;
    }
  }

  private final String method;
  private final String path;
  private final Codes codes;

  Operation(String method, String path, Codes codes) {
    this.method = method;
    this.path = path;
    this.codes = codes;
  }

  /** GET, POST, PATCH or DELETE. */
  public HttpMethod method() {
    return HttpMethod.valueOf(method);
  }

  /** As documented, without what all paths begin with; variables begin with a colon. */
  public String path() {
    return path;
  }

  /** Method and path, by which mischief names it. */
  public String title() {
    return method + " " + path;
  }

  /** One of the 25 that today's documentation has. */
  public boolean isDocumented() {
    return codes != Codes.UNDOCUMENTED;
  }

  /** 400 with the operation's own code. */
  public Problem badRequest(String message, List<Field> fields) {
    return new Problem(400, codes.badRequest, message, fields);
  }

  /** 400 with the operation's own code, about one field. */
  public Problem badRequest(String key, String message) {
    return badRequest(message, List.of(new Field(key, message)));
  }

  /** What its page documents for something that is not there. */
  public Problem notFound(String message) {
    return new Problem(codes.notFoundStatus, codes.notFound, message, List.of());
  }

  /** The documented error for a refusal; 409 where the page lists no errors, and has no code. */
  public Problem refused(Refused refused) {
    return switch (refused.reason()) {
      case INVALID -> badRequest(refused.message(), refused.fields());
      case NOT_FOUND -> notFound(refused.message());
      case CONFLICT ->
          codes.listed
              ? badRequest(refused.message(), refused.fields())
              : new Problem(409, null, refused.message(), refused.fields());
    };
  }
}
