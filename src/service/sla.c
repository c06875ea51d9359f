// SPDX-License-Identifier: MIT
// The contract's versions: which one holds, and what it promises.
#include "service/sla.h"

const JfSla *jf_contract_sla(const JfContract *contract, JfInstant at)
{
    const JfSla *best = NULL;
    for (size_t i = 0; i < contract->n_slas; i++) {
        const JfSla *sla = &contract->slas[i];
        if (sla->valid_from <= at && (best == NULL || sla->valid_from >= best->valid_from))
            best = sla;
    }
    return best;
}

const JfPromise *jf_sla_promise(const JfSla *sla, JfMeasure measure, int priority, JfTicketKind kind)
{
    const JfPromise *any = NULL;
    for (size_t i = 0; sla != NULL && i < sla->n_promises; i++) {
        const JfPromise *promise = &sla->promises[i];
        if (promise->measure != measure || promise->priority != priority)
            continue;
        if (promise->kind == kind)
            return promise;
        if (promise->kind == JF_KIND_ANY && any == NULL)
            any = promise;
    }
    return any;
}

bool jf_sla_pauses(const JfSla *sla, JfPauseReason reason, JfMeasure measure)
{
    for (size_t i = 0; i < sla->n_pauses; i++)
        if (sla->pauses[i].reason == reason && (sla->pauses[i].measures >> measure & 1u) != 0)
            return true;
    return false;
}
