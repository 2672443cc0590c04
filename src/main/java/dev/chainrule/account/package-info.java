/**
 * Who may come in. Today that is the local mode: nobody signs in, so the service keeps to this machine and to the names it knows.
 * Start reading at {@link dev.chainrule.account.SecurityConfiguration}; it lists the checks in the order a request meets them.
 *
 * <p>For authors of pages:
 * <ul>
 *   <li>A form that posts writes {@code th:action="@{/…}"}; Thymeleaf then adds the hidden {@code _csrf} field by itself.
 *   <li>The layout carries the token once in its head, for requests that no form sends:
 *       {@code <meta name="csrf-token" th:content="${_csrf.token}" th:data-header="${_csrf.headerName}">}. Script reads it from there.
 *       Standing in the head, the token also sets its cookie before the page begins to stream.
 *   <li>The token lives in a cookie of its own and not in a session: a form stays valid over a restart of the service.
 *   <li>Nothing inline: no {@code style=}, no {@code on…=}, no code between {@code <script>} tags. The policy blocks it.
 * </ul>
 *
 * <p>For authors of {@code /api/**}: no token. A request that changes something must come from no page or from one of ours, and a body
 * must be {@code application/json}; both are refused here, as problem details, before a controller sees them.
 */
@NullMarked
package dev.chainrule.account;

import org.jspecify.annotations.NullMarked;
