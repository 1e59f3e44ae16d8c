package io.feebridge.simulator.institute;

import java.util.List;

/**
 * Where the institute answers for its students.
 *
 * @param url may already hold a query string, which is kept
 * @param parameters those of identifier, grade, custom_identifier, collector_code,
 *     academic_year_start, academic_year_end that were agreed
 */
public record PullEndpoint(String url, String user, String password, List<String> parameters) {}
