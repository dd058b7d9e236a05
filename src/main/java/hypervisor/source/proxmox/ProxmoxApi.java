package hypervisor.source.proxmox;

import hypervisor.scrape.Deadline;
import java.util.List;

/// The API of one cluster, as collectors see it: questions only, nothing here changes anything.
public interface ProxmoxApi {
    /// The answer, perhaps one that was got a little earlier and is still fresh. Of equal requests at one time
    /// only one is sent.
    ///
    /// @throws ApiException with endpoint, path and what to do
    <T> T get(ApiRequest<T> request, Deadline deadline) throws ApiException, InterruptedException;

    /// The endpoints there are: `https://pve1:8006`.
    List<String> endpoints();

    /// As [#get], from this one of the endpoints and no other, for what each can tell of itself only. One that
    /// rests after
    /// a failure is not asked.
    ///
    /// @throws IllegalArgumentException it is none of the endpoints
    <T> T getFrom(String endpoint, ApiRequest<T> request, Deadline deadline) throws ApiException, InterruptedException;
}
