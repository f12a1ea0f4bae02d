/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

/**
 * BAL_ERROR:
 *
 * The domain of [error@Balanced.Error].
 *
 * Since: 0.1
 */
#define BAL_ERROR (bal_error_quark ())

/**
 * BalError:
 * @BAL_ERROR_INVALID_ARGUMENT: an argument does not make sense, or contradicts another
 * @BAL_ERROR_NOT_FOUND: something that was asked for by name does not exist
 * @BAL_ERROR_TYPE_MISMATCH: a value is of another type than the one needed
 * @BAL_ERROR_OUT_OF_RANGE: a value lies outside the range that is allowed
 * @BAL_ERROR_NOT_SUPPORTED: the request is understood, but not supported
 * @BAL_ERROR_LIMIT_EXCEEDED: a documented limit of the library would be exceeded
 * @BAL_ERROR_INTERNAL: a condition that cannot happen has happened
 *
 * What can go wrong in any part of the library.
 *
 * Codes are only ever added, at the end.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_ERROR_INVALID_ARGUMENT,
  BAL_ERROR_NOT_FOUND,
  BAL_ERROR_TYPE_MISMATCH,
  BAL_ERROR_OUT_OF_RANGE,
  BAL_ERROR_NOT_SUPPORTED,
  BAL_ERROR_LIMIT_EXCEEDED,
  BAL_ERROR_INTERNAL,
} BalError;

BAL_AVAILABLE_IN_0_1
GQuark bal_error_quark (void);

#define BAL_TYPE_ERROR (bal_error_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_error_get_type (void);

/**
 * BAL_DATA_ERROR:
 *
 * The domain of [error@Balanced.DataError].
 *
 * Since: 0.1
 */
#define BAL_DATA_ERROR (bal_data_error_quark ())

/**
 * BalDataError:
 * @BAL_DATA_ERROR_SYNTAX: the text does not follow the rules of its format
 * @BAL_DATA_ERROR_ENCODING: the text is not valid UTF-8
 * @BAL_DATA_ERROR_MISSING_COLUMN: a column that is needed is not there
 * @BAL_DATA_ERROR_BAD_VALUE: a value cannot be understood
 * @BAL_DATA_ERROR_DUPLICATE_KEY: something that must be unique appears twice
 * @BAL_DATA_ERROR_TRUNCATED: the data ends too early
 *
 * What can stop the reading of data in rows and columns.
 *
 * Codes are only ever added, at the end.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_DATA_ERROR_SYNTAX,
  BAL_DATA_ERROR_ENCODING,
  BAL_DATA_ERROR_MISSING_COLUMN,
  BAL_DATA_ERROR_BAD_VALUE,
  BAL_DATA_ERROR_DUPLICATE_KEY,
  BAL_DATA_ERROR_TRUNCATED,
} BalDataError;

BAL_AVAILABLE_IN_0_1
GQuark bal_data_error_quark (void);

#define BAL_TYPE_DATA_ERROR (bal_data_error_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_data_error_get_type (void);

/**
 * BAL_DOCUMENT_ERROR:
 *
 * The domain of [error@Balanced.DocumentError].
 *
 * Since: 0.1
 */
#define BAL_DOCUMENT_ERROR (bal_document_error_quark ())

/**
 * BalDocumentError:
 * @BAL_DOCUMENT_ERROR_SYNTAX: the text is not valid JSON
 * @BAL_DOCUMENT_ERROR_LIMIT: the document is too large or too deeply nested
 * @BAL_DOCUMENT_ERROR_DUPLICATE_KEY: an object has two members of one name
 * @BAL_DOCUMENT_ERROR_NUMBER: a number cannot be represented without loss
 * @BAL_DOCUMENT_ERROR_MISSING_MEMBER: a member that is needed is not there
 * @BAL_DOCUMENT_ERROR_BAD_VALUE: the value of a member cannot be understood
 * @BAL_DOCUMENT_ERROR_UNKNOWN_CODE: a code is not part of the vocabulary
 * @BAL_DOCUMENT_ERROR_VERSION: the document was written for another version of its format
 *
 * What can stop the reading of a document.
 *
 * Codes are only ever added, at the end.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_DOCUMENT_ERROR_SYNTAX,
  BAL_DOCUMENT_ERROR_LIMIT,
  BAL_DOCUMENT_ERROR_DUPLICATE_KEY,
  BAL_DOCUMENT_ERROR_NUMBER,
  BAL_DOCUMENT_ERROR_MISSING_MEMBER,
  BAL_DOCUMENT_ERROR_BAD_VALUE,
  BAL_DOCUMENT_ERROR_UNKNOWN_CODE,
  BAL_DOCUMENT_ERROR_VERSION,
} BalDocumentError;

BAL_AVAILABLE_IN_0_1
GQuark bal_document_error_quark (void);

#define BAL_TYPE_DOCUMENT_ERROR (bal_document_error_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_document_error_get_type (void);

/**
 * BAL_CASELOAD_ERROR:
 *
 * The domain of [error@Balanced.CaseloadError].
 *
 * Since: 0.1
 */
#define BAL_CASELOAD_ERROR (bal_caseload_error_quark ())

/**
 * BalCaseloadError:
 * @BAL_CASELOAD_ERROR_MISSING_COLUMN: a column that is needed is not there
 * @BAL_CASELOAD_ERROR_BAD_OPTION: the loading options contradict each other or the data
 * @BAL_CASELOAD_ERROR_LIMIT: the caseload exceeds what the store can hold
 * @BAL_CASELOAD_ERROR_MIXED_SOURCES: synthetic and real records would be mixed
 * @BAL_CASELOAD_ERROR_EMPTY: no row could be kept
 *
 * What can stop the loading of a caseload.
 *
 * Codes are only ever added, at the end.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_CASELOAD_ERROR_MISSING_COLUMN,
  BAL_CASELOAD_ERROR_BAD_OPTION,
  BAL_CASELOAD_ERROR_LIMIT,
  BAL_CASELOAD_ERROR_MIXED_SOURCES,
  BAL_CASELOAD_ERROR_EMPTY,
} BalCaseloadError;

BAL_AVAILABLE_IN_0_1
GQuark bal_caseload_error_quark (void);

#define BAL_TYPE_CASELOAD_ERROR (bal_caseload_error_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_caseload_error_get_type (void);

/**
 * BAL_POLICY_ERROR:
 *
 * The domain of [error@Balanced.PolicyError].
 *
 * Since: 0.1
 */
#define BAL_POLICY_ERROR (bal_policy_error_quark ())

/**
 * BalPolicyError:
 * @BAL_POLICY_ERROR_REQUIRED: figures about real children cannot be written without a policy
 * @BAL_POLICY_ERROR_UNKNOWN: no policy has this name
 *
 * What can stop a release of figures about children.
 *
 * Codes are only ever added, at the end.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_POLICY_ERROR_REQUIRED,
  BAL_POLICY_ERROR_UNKNOWN,
} BalPolicyError;

BAL_AVAILABLE_IN_0_1
GQuark bal_policy_error_quark (void);

#define BAL_TYPE_POLICY_ERROR (bal_policy_error_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_policy_error_get_type (void);

G_END_DECLS
