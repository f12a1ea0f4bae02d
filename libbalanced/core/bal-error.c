/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-error.h"

/* The quark functions are written out: clang-format splits the name in G_DEFINE_QUARK. */

/**
 * bal_error_quark:
 *
 * Gives the domain of [error@Balanced.Error].
 *
 * Returns: the quark of "bal-error-quark"
 *
 * Since: 0.1
 */
GQuark
bal_error_quark (void)
{
  return g_quark_from_static_string ("bal-error-quark");
}

G_DEFINE_ENUM_TYPE (BalError,
                    bal_error,
                    G_DEFINE_ENUM_VALUE (BAL_ERROR_INVALID_ARGUMENT, "invalid-argument"),
                    G_DEFINE_ENUM_VALUE (BAL_ERROR_NOT_FOUND, "not-found"),
                    G_DEFINE_ENUM_VALUE (BAL_ERROR_TYPE_MISMATCH, "type-mismatch"),
                    G_DEFINE_ENUM_VALUE (BAL_ERROR_OUT_OF_RANGE, "out-of-range"),
                    G_DEFINE_ENUM_VALUE (BAL_ERROR_NOT_SUPPORTED, "not-supported"),
                    G_DEFINE_ENUM_VALUE (BAL_ERROR_LIMIT_EXCEEDED, "limit-exceeded"),
                    G_DEFINE_ENUM_VALUE (BAL_ERROR_INTERNAL, "internal"))

/**
 * bal_data_error_quark:
 *
 * Gives the domain of [error@Balanced.DataError].
 *
 * Returns: the quark of "bal-data-error-quark"
 *
 * Since: 0.1
 */
GQuark
bal_data_error_quark (void)
{
  return g_quark_from_static_string ("bal-data-error-quark");
}

G_DEFINE_ENUM_TYPE (BalDataError,
                    bal_data_error,
                    G_DEFINE_ENUM_VALUE (BAL_DATA_ERROR_SYNTAX, "syntax"),
                    G_DEFINE_ENUM_VALUE (BAL_DATA_ERROR_ENCODING, "encoding"),
                    G_DEFINE_ENUM_VALUE (BAL_DATA_ERROR_MISSING_COLUMN, "missing-column"),
                    G_DEFINE_ENUM_VALUE (BAL_DATA_ERROR_BAD_VALUE, "bad-value"),
                    G_DEFINE_ENUM_VALUE (BAL_DATA_ERROR_DUPLICATE_KEY, "duplicate-key"),
                    G_DEFINE_ENUM_VALUE (BAL_DATA_ERROR_TRUNCATED, "truncated"))

/**
 * bal_document_error_quark:
 *
 * Gives the domain of [error@Balanced.DocumentError].
 *
 * Returns: the quark of "bal-document-error-quark"
 *
 * Since: 0.1
 */
GQuark
bal_document_error_quark (void)
{
  return g_quark_from_static_string ("bal-document-error-quark");
}

G_DEFINE_ENUM_TYPE (BalDocumentError,
                    bal_document_error,
                    G_DEFINE_ENUM_VALUE (BAL_DOCUMENT_ERROR_SYNTAX, "syntax"),
                    G_DEFINE_ENUM_VALUE (BAL_DOCUMENT_ERROR_LIMIT, "limit"),
                    G_DEFINE_ENUM_VALUE (BAL_DOCUMENT_ERROR_DUPLICATE_KEY, "duplicate-key"),
                    G_DEFINE_ENUM_VALUE (BAL_DOCUMENT_ERROR_NUMBER, "number"),
                    G_DEFINE_ENUM_VALUE (BAL_DOCUMENT_ERROR_MISSING_MEMBER, "missing-member"),
                    G_DEFINE_ENUM_VALUE (BAL_DOCUMENT_ERROR_BAD_VALUE, "bad-value"),
                    G_DEFINE_ENUM_VALUE (BAL_DOCUMENT_ERROR_UNKNOWN_CODE, "unknown-code"),
                    G_DEFINE_ENUM_VALUE (BAL_DOCUMENT_ERROR_VERSION, "version"))

/**
 * bal_caseload_error_quark:
 *
 * Gives the domain of [error@Balanced.CaseloadError].
 *
 * Returns: the quark of "bal-caseload-error-quark"
 *
 * Since: 0.1
 */
GQuark
bal_caseload_error_quark (void)
{
  return g_quark_from_static_string ("bal-caseload-error-quark");
}

G_DEFINE_ENUM_TYPE (BalCaseloadError,
                    bal_caseload_error,
                    G_DEFINE_ENUM_VALUE (BAL_CASELOAD_ERROR_MISSING_COLUMN, "missing-column"),
                    G_DEFINE_ENUM_VALUE (BAL_CASELOAD_ERROR_BAD_OPTION, "bad-option"),
                    G_DEFINE_ENUM_VALUE (BAL_CASELOAD_ERROR_LIMIT, "limit"),
                    G_DEFINE_ENUM_VALUE (BAL_CASELOAD_ERROR_MIXED_SOURCES, "mixed-sources"),
                    G_DEFINE_ENUM_VALUE (BAL_CASELOAD_ERROR_EMPTY, "empty"))

/**
 * bal_policy_error_quark:
 *
 * Gives the domain of [error@Balanced.PolicyError].
 *
 * Returns: the quark of "bal-policy-error-quark"
 *
 * Since: 0.1
 */
GQuark
bal_policy_error_quark (void)
{
  return g_quark_from_static_string ("bal-policy-error-quark");
}

G_DEFINE_ENUM_TYPE (BalPolicyError,
                    bal_policy_error,
                    G_DEFINE_ENUM_VALUE (BAL_POLICY_ERROR_REQUIRED, "required"),
                    G_DEFINE_ENUM_VALUE (BAL_POLICY_ERROR_UNKNOWN, "unknown"))
