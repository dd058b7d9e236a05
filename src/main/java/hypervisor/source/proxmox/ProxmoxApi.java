package hypervisor.source.proxmox;

import hypervisor.scrape.Deadline;

/// The API of one cluster, as collectors see it: questions only, nothing here changes anything.
public interface ProxmoxApi {
    /// The answer, perhaps one that was got a little earlier and is still fresh. Of equal requests at one time only one
    /// is sent.
    ///
    /// @throws ApiException with endpoint, path and what to do
    <T> T get(ApiRequest<T> request, Deadline deadline) throws ApiException, InterruptedException;
}
